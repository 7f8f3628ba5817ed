import type * as pulumi from "@pulumi/pulumi";
import type { Architecture, ComplianceName, PrivateServiceName, Purchase, Supplier } from "../model";
import type { AlertsArgs } from "./alerts/alerts-args";
import type { ScheduleArgs } from "./schedule/schedule-args";

/**
 * What a workload needs, in plain words. Every field here decides the placement, so it must be known before
 * deployment: it cannot be an output of another resource. The same fields are accepted in a YAML file.
 */
export interface WorkloadNeedArgs extends ScheduleArgs {
  /** A service; other kinds have fields of their own. Default: `service`. */
  readonly kind?: "service";
  /** vCPUs that the declared (expected peak) load uses, over all machines together. 0.25 to 100,000. */
  readonly vcpus: number;
  /** Memory in GiB that the declared load uses, over all machines together. 0.25 to 1,000,000. */
  readonly memoryGib: number;
  /** Smallest machine that one replica fits on, in vCPUs. Default: any. */
  readonly minVcpusPerMachine?: number;
  /** Smallest machine that one replica fits on, in GiB of memory. Default: any. */
  readonly minMemoryGibPerMachine?: number;
  /** Fewest machines. Autoscaling keeps to it. Default: as many as `zones`. */
  readonly minCount?: number;
  /** Most machines. Autoscaling keeps to it. Default: twice `minCount`, at least 4. */
  readonly maxCount?: number;
  /** Availability zones to spread over. Default: 2, or 1 where `interruptible`. */
  readonly zones?: number;
  /** Share of a machine's CPU and memory that the declared load may use, above 0 to 1; the rest is headroom. Autoscaling holds the CPU there. Default: 0.7. */
  readonly targetUtilisationFraction?: number;
  /** Processor architectures that your software runs on. Default: `["x86_64"]`; add `arm64` where your image allows, it is often cheaper. */
  readonly architectures?: readonly Architecture[];
  /** Burstable (shared-core or credit based) sizes may be chosen. Default: false. */
  readonly burstable?: boolean;
  /** Families that their provider has superseded may be chosen (they are often cheaper, and retired first). Default: false. */
  readonly previousGenerations?: boolean;
  /** GPUs in each machine. Default: 0, and then no machine with a GPU or another accelerator is chosen. */
  readonly gpusPerMachine?: number;
  /** Data disk of each machine in GiB (SSD, encrypted), beside the 30 GiB boot disk. Default: 0, no data disk. */
  readonly storageGibPerMachine?: number;
  /** Acceptable providers. Default: those of the portfolio, or any. */
  readonly providers?: readonly Supplier[];
  /** Acceptable regions as the providers write them: `eu-west-1`, `westeurope`, `europe-west1`. Default: those of the portfolio, or any. */
  readonly regions?: readonly string[];
  /** Acceptable jurisdictions: `eu`, `us`, or a country code such as `de`; one of them is enough. Default: those of the portfolio, or any. */
  readonly jurisdictions?: readonly string[];
  /**
   * Acceptable ways of paying. Default: `["on-demand"]`, and `spot` too where `interruptible`.
   * With `reserved-...` or `savings-plan-...` the plan counts with a commitment that you buy yourself.
   */
  readonly purchases?: readonly Purchase[];
  /** Machines may be taken away at any time: allows spot. Default: false. */
  readonly interruptible?: boolean;
  /** USD lost when one machine is interrupted once. Default: 0. */
  readonly interruptionCostUsd?: number;
  /** USD lost by an hour of the whole workload down. Default: 0. */
  readonly downtimeCostUsdPerHour?: number;
  /** Data sent to the internet, GiB a month. Default: 0. */
  readonly internetEgressGibPerMonth?: number;
  /** Machines and containers may open connections to the internet, through a gateway of their place that lets none in; its cost is part of the plan. Default: false. */
  readonly internetAccess?: boolean | InternetAccessArgs;
  /** Services of its provider's own that it reaches without a public address: by private endpoints of its place or through the gateway, whichever costs less; the cost is part of the plan. Default: none. */
  readonly privateServices?: PrivateServicesArgs;
  /** Encrypt the disks of its machines with a key of your own that is made for it and rotates; containers without machines keep nothing and have none. Default: false. */
  readonly customerKey?: boolean;
  /** Whose budget pays for it: a team of the portfolio's `teamBudgets`. Default: nobody's. */
  readonly team?: string;
  /** Residency and compliance rules by name; the workload must lie within each of them, beside `providers`, `regions` and `jurisdictions`. Default: those of the portfolio. */
  readonly within?: readonly PlaceSetArgs[];
  /** Public rules that the workload is under, beside the portfolio's: they narrow its places, and raise what else is declared to what they ask. Default: those of the portfolio. */
  readonly compliance?: readonly ComplianceName[];
  /** Least network bandwidth of each machine in Mbit/s; sizes whose bandwidth is not known do not fit. Default: any. */
  readonly minNetworkMbpsPerMachine?: number;
  /** Model of the GPUs, or a part of its name: `A100`. Needs `gpusPerMachine`. Default: any. */
  readonly gpu?: string;
  /** How the load spreads over the month, e.g. a quarter of the time at full load. With it a workload may be paid in several ways: a base on a commitment, the peaks on demand or on spot. Default: full load all month. */
  readonly loadProfile?: readonly LoadStepArgs[];
  /** Most of the machines that may be on spot at once, 0 to 1. Default: 1, where `interruptible`. */
  readonly maxSpotFraction?: number;
  /** Run the workload in parts on several providers at once, so that it survives the loss of one. Only in a portfolio. Default: on one provider. */
  readonly split?: SplitArgs;
  /** Where it runs today; a plan leaves there only for a gain that pays the move back. Default: nowhere. */
  readonly current?: CurrentArgs;
  /** What a move from `current` costs once. Default: nothing. */
  readonly moving?: MovingArgs;
}

/** Data that a workload sends to another. */
export interface TrafficArgs {
  /** GiB a month. */
  readonly gibPerMonth: number;
}

/** Connections to the internet. */
export interface InternetAccessArgs {
  /** Data that passes through the gateway in both directions, GiB a month. Default: 10. */
  readonly gibPerMonth?: number;
}

/** Services of the provider's own that a workload reaches. */
export interface PrivateServicesArgs {
  /** Image registry (`registry`), logs, metrics (`monitoring`), queues, topics, secrets, keys and sign-in (`sign-in`, temporary credentials). */
  readonly services: readonly PrivateServiceName[];
  /** Data to and from them in both directions, GiB a month, images that lie in object storage left out. Default: 10. */
  readonly gibPerMonth?: number;
  /** By private endpoints only, whatever a gateway would cost; rules Azure out, where these lead to single resources. Default: false. */
  readonly required?: boolean;
}

/** A residency or compliance rule: any place that it names will do. */
export interface PlaceSetArgs {
  /** What the rule stands for, as conflicts name it: `gdpr`, `customer contract 12`. */
  readonly name: string;
  /** Acceptable providers. Default: any. */
  readonly providers?: readonly Supplier[];
  /** Acceptable regions. Default: any. */
  readonly regions?: readonly string[];
  /** Acceptable jurisdictions; one of them is enough. Default: any. */
  readonly jurisdictions?: readonly string[];
}

/** A part of the month and the share of the declared load that it needs. */
export interface LoadStepArgs {
  /** Share of the month, above 0; those of all steps add up to 1. */
  readonly timeFraction: number;
  /** Share of the declared load, 0 to 1; one step has 1. */
  readonly loadFraction: number;
}

/** How a workload is split over providers. */
export interface SplitArgs {
  /** Number of providers, 2 or more. */
  readonly providers: number;
  /** The parts that are left carry the whole load when one provider is down. Default: true. */
  readonly survivesLossOfOne?: boolean;
}

/** Machines that a workload runs on today. */
export interface CurrentArgs {
  /** A cloud, or a supplier of an offers file. */
  readonly provider: Supplier;
  /** Region as the provider writes it. */
  readonly region: string;
  /** Size as the provider writes it. */
  readonly size: string;
  /** Number of machines. */
  readonly count: number;
  /** How they are paid for. Default: `on-demand`. */
  readonly purchase?: Purchase;
}

/** The one-off cost of moving a workload from `current`, or from where its lock has it. */
export interface MovingArgs {
  /** Data that goes along in GiB, charged as transfer out of the current region. Default: 0. */
  readonly dataGib?: number;
  /** Hours that both the old and the new machines run. Default: 0. */
  readonly overlapHours?: number;
  /** USD of work and risk of a move to another region or provider. Default: 0. */
  readonly effortUsd?: number;
  /** USD of work and risk of a change of size where the workload runs. Default: 0. */
  readonly resizeEffortUsd?: number;
  /** Months within which a move must pay back. Default: 12. */
  readonly horizonMonths?: number;
}

/** The load balancer in front of a workload. */
export interface LoadBalancerArgs {
  /** A private address in the network of its place, which only the workloads that talk to this one reach, instead of a public one. Default: false. */
  readonly internal?: boolean;
  /** Port that clients connect to. Default: 80, or 443 with `https`; of an internal one `machinePort`. */
  readonly port?: number;
  /**
   * Port that the machines listen on, without TLS. Default: 8080, or the port of an internal one. On Azure, and on Google
   * Cloud where it is internal, the load balancer passes connections through: TLS ends on the machines. Google's has one port on both sides.
   */
  readonly machinePort?: number;
  /** Path of the health check, answered with status 200 by a healthy machine. Default: `/`. */
  readonly healthPath?: string;
  /** What clients speak. `https` needs `certificate`. Default: `http`. */
  readonly protocol?: "http" | "https";
  /** Certificate of `https` for each provider that the plan may choose and whose load balancer ends TLS. */
  readonly certificate?: CertificateArgs;
}

export interface CertificateArgs {
  /** ARN of an ACM certificate, in the region that the workload runs in. */
  readonly aws?: pulumi.Input<string>;
  /** Id or self link of an SSL certificate: a global one, or one of the region where `jurisdictions` are declared. */
  readonly gcp?: pulumi.Input<string>;
}

/** The machine image per provider; the plan decides which one is used. Each has a current Linux as its default. */
export interface ImageArgs {
  /** AMI id, or `resolve:ssm:<parameter>`. Its root device is `/dev/xvda`, as on Amazon Linux. Default: the newest Amazon Linux 2023. */
  readonly aws?: pulumi.Input<string>;
  /** Id of an image or gallery image version, or `publisher:offer:sku:version`. Default: Ubuntu Server 24.04 LTS. */
  readonly azure?: pulumi.Input<string>;
  /** Image, or `project/family`. It runs cloud-init, as Ubuntu does. Default: Ubuntu 24.04 LTS. */
  readonly gcp?: pulumi.Input<string>;
}

/** An existing network per provider. Without it a private network is created per provider and region. */
export interface NetworkArgs {
  /** `subnetIds` hold the machines; `publicSubnetIds` the load balancer, in at least two zones. */
  readonly aws?: {
    /** Id of the VPC. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets of the machines. */
    readonly subnetIds: readonly pulumi.Input<string>[];
    /** Subnets of the load balancer, in at least two zones. Default: `subnetIds`. */
    readonly publicSubnetIds?: readonly pulumi.Input<string>[];
  };
  /** The subnet that holds the machines. Its network security group must let clients in. */
  readonly azure?: {
    /** Id of the subnet. */
    readonly subnetId: pulumi.Input<string>;
  };
  /** Where `jurisdictions` and a load balancer are declared, the network has a proxy-only subnetwork that the machines accept. */
  readonly gcp?: {
    /** Name or self link of the network. */
    readonly network: pulumi.Input<string>;
    /** Name or self link of the subnetwork of the machines. */
    readonly subnetwork: pulumi.Input<string>;
  };
}

/** A service as a container image. */
export interface ContainerArgs {
  /** The image, with its registry and tag or digest. It may be an output. */
  readonly image: pulumi.Input<string>;
  /** vCPUs that one replica is given where it runs without machines of its own. Default: 1, or what `maxCount` replicas need to carry the load. */
  readonly vcpus?: number;
  /** Memory that one replica is given where it runs without machines of its own, in GiB. Default: 2, or what `maxCount` replicas need to carry the load. */
  readonly memoryGib?: number;
  /** Command of the container. Default: the image's own. */
  readonly command?: readonly string[];
}

/** A name of one's own for a service. */
export interface DomainArgs {
  /** The name: `www.shop.example`. */
  readonly name: string;
  /** Whose DNS the zone is in: Route 53 of AWS, or Azure DNS with Traffic Manager. */
  readonly hostedOn: "aws" | "azure";
  /** The zone, which exists: its id in Route 53, or `resourceGroup/zone` in Azure DNS. May be an output. */
  readonly zone: pulumi.Input<string>;
  /** Parts of a split service all answer, or the first does as long as it is well. Default: `active-active`. */
  readonly mode?: "active-active" | "active-passive";
  /** DNS queries a month, which Traffic Manager charges for. Default: 1,000,000. */
  readonly queriesPerMonth?: number;
}

/** How a workload is set up once it has its place. These fields may be outputs of other resources, except where they say otherwise. */
export interface WorkloadSetupArgs {
  /** A load balancer in front: true, or its details; they may not be outputs, except the certificate. Default: false. */
  readonly loadBalancer?: boolean | LoadBalancerArgs;
  /** A name that leads to the load balancer; of a split service to those of its parts that are well. May not be an output, except its zone. */
  readonly domain?: DomainArgs;
  /** Ports on which workloads of the portfolio that talk to this one reach its machines. Default: the load balancer's `machinePort`, or 8080; on AWS the one behind an internal load balancer is reached through that alone. May not be outputs. */
  readonly listensOn?: readonly number[];
  /**
   * The service as a container image: with it the plan may run it without machines of its own (Fargate, Container Apps,
   * Cloud Run) where that costs less; machines that are chosen all the same run it with Docker, and must be able to
   * reach its registry. May not be an output, except its image.
   */
  readonly container?: ContainerArgs;
  /** Machine image per provider. */
  readonly image?: ImageArgs;
  /** cloud-init user data, run at the first boot of each machine: a script that starts with `#!`, or `#cloud-config`. Not for secrets. */
  readonly userData?: pulumi.Input<string>;
  /** Environment variables, written to `/etc/environment` before `userData` runs. Not for secrets. */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** SSH public key for signing in. Default: nobody can sign in with SSH. */
  readonly sshPublicKey?: pulumi.Input<string>;
  /** When people are told of its load and cost: `{ email: "ops@shop.example" }`. Not outputs, except `webhook` and `googleBillingAccount`. Default: those of the portfolio, or nobody. */
  readonly alerts?: AlertsArgs;
  /** Port on which each machine serves metrics to Prometheus (9100 of node_exporter); workloads that talk to this one may reach it. May not be an output. Default: none. */
  readonly metricsPort?: number;
  /** Existing networks to use; which providers it has may not be an output. */
  readonly network?: NetworkArgs;
  /** Tags (labels on Google Cloud) of every resource of the workload, beside `costwright:workload` and `costwright:portfolio`. */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Arguments of a `Service`: replicated machines behind a load balancer, with autoscaling. */
export interface ServiceArgs extends WorkloadNeedArgs, WorkloadSetupArgs {
  /** 0 ignores risk (interruptions, downtime), 1 counts an expected dollar lost as a dollar spent. Only for a service that stands alone; a portfolio has its own. Default: 1. */
  readonly riskWeight?: number;
}
