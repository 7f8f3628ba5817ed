const pulumi = require("@pulumi/pulumi");

class Any extends pulumi.CustomResource {
  constructor(type, name, inputs, options) {
    super(type, name, { ...inputs, state: undefined }, options);
  }
}

const open = new Any("aws:s3/bucket:Bucket", "open", { acl: "public-read" });
new Any("aws:s3/bucket:Bucket", "closed", { acl: "private" });
new Any(
  "aws:ebs/volume:Volume",
  "disk",
  { availabilityZone: "us-east-1a", size: 500, type: "gp2", kmsKeyId: open.id, tags: { secret: pulumi.secret("hidden") } },
  { dependsOn: [open] },
);
