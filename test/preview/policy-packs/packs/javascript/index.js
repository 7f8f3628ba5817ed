const { PolicyPack } = require("@pulumi/policy");

console.error("a pack may print what it likes, but not on stdout: there the engine reads its port");

new PolicyPack("shop-rules", {
  enforcementLevel: "advisory",
  policies: [
    {
      name: "no-public-buckets",
      description: "Buckets are private.",
      enforcementLevel: "mandatory",
      severity: "high",
      validateResource: (args, report) => {
        if (args.type === "aws:s3/bucket:Bucket" && args.props.acl === "public-read") report("it can be read by everybody");
      },
    },
    {
      name: "knows-its-surroundings",
      description: "Region, parent and dependencies reach a pack.",
      configSchema: { properties: { types: { type: "array", items: { type: "string" }, default: ["aws:ebs/volume:Volume"] } } },
      validateStack: (args, report) => {
        for (const { urn, type, provider, parent, dependencies, props } of args.resources) {
          if (!args.getConfig().types.includes(type)) continue;
          const depends = dependencies.map((one) => one.name).join(" ");
          report(`region ${provider.props.region}, below ${parent.name}, after ${depends}, tags ${JSON.stringify(props.tags)}`, urn);
        }
        report(`project ${process.env.PULUMI_NODEJS_PROJECT}, ${args.resources.length} resources`);
      },
    },
    {
      name: "keys-are-known",
      description: "Reads what is not known before deployment.",
      enforcementLevel: "mandatory",
      validateResource: (args) => {
        if (args.type === "aws:ebs/volume:Volume") args.props.kmsKeyId.trim();
      },
    },
  ],
});
