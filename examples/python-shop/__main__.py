"""The workloads of a needs file and one that only this program knows, placed together."""

import pulumi
import pulumi_costwright as costwright

release = pulumi.Config().get("release") or "v2026.11"

shop = costwright.Portfolio(
    "shop",
    # Relative to this folder. The command line reads the same file: `costwright place workloads.yaml`.
    file="workloads.yaml",
    tags={"owner": "shop-team"},
    # What the file cannot say, because it may be an output of another resource.
    setup={"web": costwright.PortfolioSetupArgs(environment={"RELEASE": release})},
)

# A workload that stands alone.
reports = costwright.Service(
    "reports",
    vcpus=8,
    memory_gib=32,
    regions=["us-east-1", "us-east-2"],
    interruptible=True,
    architectures=[costwright.Architecture.X86_64, costwright.Architecture.ARM64],
)

pulumi.export("address", shop.endpoints.apply(lambda endpoints: endpoints.get("web")))
pulumi.export("usdPerMonth", shop.plan.apply(lambda plan: plan.usd_per_month))
pulumi.export("reportsIn", reports.placement.apply(lambda placement: f"{placement.provider} {placement.region}"))
