import { type ServiceCategory, serviceCategoryOf } from "../../../cli/report/service-category";
import { pricedResources } from "../../../pricing";

test.each<readonly [string, ServiceCategory]>([
  ["aws:autoscaling/group:Group", "Compute"],
  ["aws:ec2/instance:Instance", "Compute"],
  ["aws:ec2/natGateway:NatGateway", "Networking"],
  ["aws:ec2/eip:Eip", "Networking"],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", "Networking"],
  ["aws:lb/loadBalancer:LoadBalancer", "Networking"],
  ["aws:rds/instance:Instance", "Databases"],
  ["aws:elasticache/replicationGroup:ReplicationGroup", "Databases"],
  ["aws:s3/bucket:Bucket", "Storage"],
  ["aws:efs/fileSystem:FileSystem", "Storage"],
  ["aws:cloudwatch/logGroup:LogGroup", "Management and Governance"],
  ["aws:kms/key:Key", "Security"],
  ["azure-native:compute:VirtualMachineScaleSet", "Compute"],
  ["azure-native:compute:Disk", "Storage"],
  ["azure-native:network:LoadBalancer", "Networking"],
  ["azure-native:dbforpostgresql:Server", "Databases"],
  ["gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager", "Compute"],
  ["gcp:compute/regionDisk:RegionDisk", "Storage"],
  ["gcp:compute/forwardingRule:ForwardingRule", "Networking"],
  ["gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy", "Networking"],
  ["gcp:sql/databaseInstance:DatabaseInstance", "Databases"],
  ["aws:sqs/queue:Queue", "Integration"],
  ["gcp:bigquery/dataset:Dataset", "Analytics"],
  ["some:thing:Unheard", "Other"],
])("%s is for %s", (type, category) => {
  expect(serviceCategoryOf(type)).toBe(category);
});

test("most of what has a price has a category", () => {
  const without = pricedResources.filter(({ type }) => serviceCategoryOf(type) === "Other");
  expect(without.length / pricedResources.length).toBeLessThan(0.15);
});
