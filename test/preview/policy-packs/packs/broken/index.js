const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("broken", {
  policies: [
    {
      name: "fails",
      description: "Fails on the first bucket.",
      enforcementLevel: "advisory",
      validateResource: (args) => {
        if (args.type === "aws:s3/bucket:Bucket") throw new Error("a mistake in the pack");
      },
    },
  ],
});
