/** Remote components, whose plugin alone knows their arguments' types: the names are those of their schemas. */
export const remoteComponents: Readonly<Record<string, object>> = {
  "aws-apigateway:index:RestAPI": { routes: [{ path: "/", method: "GET" }] },
  "awsx:ec2:Vpc": { numberOfAvailabilityZones: 2, natGateways: { strategy: "OnePerAz" } },
  "awsx:ecr:Repository": { forceDelete: true },
  "awsx:ecs:FargateService": {
    cluster: "arn:aws:ecs:us-east-1:123456789012:cluster/shop",
    desiredCount: 2,
    taskDefinitionArgs: { container: { name: "web", image: "nginx", cpu: 512, memory: 1024 } },
  },
  "awsx:lb:ApplicationLoadBalancer": {},
  "awsx:lb:NetworkLoadBalancer": { internal: true },
  "eks:index:Cluster": { instanceType: "t3.medium", desiredCapacity: 2, minSize: 1, maxSize: 3 },
  "eks:index:ManagedNodeGroup": {
    cluster: "@eks:index:Cluster",
    instanceTypes: ["m5.large"],
    scalingConfig: { desiredSize: 2, minSize: 1, maxSize: 4 },
  },
  "eks:index:NodeGroup": { cluster: "@eks:index:Cluster", instanceType: "t3.medium", desiredCapacity: 2, minSize: 1, maxSize: 3 },
  "eks:index:NodeGroupV2": { cluster: "@eks:index:Cluster", instanceType: "t3.medium", desiredCapacity: 2, minSize: 1, maxSize: 3 },
};
