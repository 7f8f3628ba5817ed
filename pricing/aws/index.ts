import type { PricedResource } from "../priced-resource";
import { ebsSnapshots, ebsVolume } from "./ebs-volume";
import { elasticIp } from "./elastic-ip";
import { instance } from "./instance";
import { classicLoadBalancers, loadBalancers } from "./load-balancer";
import { natGateway } from "./nat-gateway";
import { spotInstanceRequest } from "./spot-instance-request";

/** Priced resources of aws, sorted by type. */
export const awsPricedResources: readonly PricedResource[] = [
  ...loadBalancers,
  ...classicLoadBalancers,
  ...ebsSnapshots,
  ebsVolume,
  elasticIp,
  instance,
  natGateway,
  spotInstanceRequest,
].sort((a, b) => (a.type < b.type ? -1 : 1));
