import { PolicyPack } from "@pulumi/policy";

new PolicyPack("repairs", {
  policies: [
    {
      name: "gp3-only",
      description: "Volumes are of type gp3.",
      enforcementLevel: "remediate",
      remediateResource: (args): Record<string, unknown> | undefined => {
        if (args.type !== "aws:ebs/volume:Volume" || args.props.type === "gp3") return undefined;
        args.props.type = "gp3";
        return args.props;
      },
    },
  ],
});
