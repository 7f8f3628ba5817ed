const pulumi = require("@pulumi/pulumi");

class Any extends pulumi.CustomResource {
  constructor(type, name, inputs, options) {
    super(type, name, { ...inputs, state: undefined }, options);
  }
}

class Archive extends pulumi.ComponentResource {
  constructor(name, inputs) {
    super("shop:index:Archive", name, inputs);
    volume(`${name}-disk`, { parent: this });
    new Any("aws:cloudwatch/logGroup:LogGroup", `${name}-logs`, {}, { parent: this });
    this.registerOutputs({});
  }
}

function volume(name, options) {
  new Any("aws:ebs/volume:Volume", name, { availabilityZone: "us-east-1a", size: 500, type: "gp2" }, options);
}

for (const name of ["accepted-disk", "expired-disk", "dear-disk", "plain-disk"]) volume(name);
const own = { owner: "archive", reason: "kept for the auditors", expires: "2999-01-01" };
new Archive("archive", {
  costwrightExceptions: [
    { ...own, rule: "gp2-to-gp3" },
    { ...own, rule: "endless-log-retention", expires: "2021-01-01" },
    { ...own, rule: "previous-generation" },
    { rule: "gp2-to-gp3" },
  ],
});
