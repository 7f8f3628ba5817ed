import { KeyPair } from "@pulumi/aws/ec2/keyPair";
import { LaunchTemplate } from "@pulumi/aws/ec2/launchTemplate";
import type { SecurityGroup } from "@pulumi/aws/ec2/securityGroup";
import { BOOT_DISK_GIB, keyedMachines, type PlacedWorkload } from "../site";
import { cloudInit } from "../user-data";
import { customerKey } from "./customer-key";
import { diskGrant } from "./disk-grant";

/** Amazon publishes its newest image under this public parameter; the group resolves it when it starts a machine. */
const STOCK_IMAGE = "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

/** How each machine starts: encrypted gp3 disks, metadata by token only, no public address. */
export function launchTemplate(workload: PlacedWorkload, region: string, machines: SecurityGroup): LaunchTemplate {
  const { name, need, placement, setup, parent } = workload;
  const init = cloudInit(setup);
  const keyed = keyedMachines(workload);
  const diskKey = keyed && customerKey(keyed, region);
  const disk = (deviceName: string, volumeSize: number) => ({
    deviceName,
    ebs: { volumeSize, volumeType: "gp3", encrypted: "true", ...(diskKey && { kmsKeyId: diskKey.arn }), deleteOnTermination: "true" },
  });
  const tags = { Name: name, ...workload.tags };
  const { sshPublicKey: publicKey } = setup;
  const key = publicKey === undefined ? undefined : new KeyPair(name, { region, publicKey, tags }, { parent });
  return new LaunchTemplate(
    name,
    {
      region,
      imageId: setup.image?.aws ?? `${STOCK_IMAGE}${workload.architecture}`,
      instanceType: placement.size,
      updateDefaultVersion: true,
      ...(key === undefined ? {} : { keyName: key.keyName }),
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: [machines.id], deleteOnTermination: "true" }],
      blockDeviceMappings: [
        disk("/dev/xvda", BOOT_DISK_GIB),
        ...(need.storageGibPerMachine > 0 ? [disk("/dev/sdf", need.storageGibPerMachine)] : []),
      ],
      // With machines paid in several ways the group says which are on spot.
      ...(placement.purchase === "spot" && placement.mix === undefined ? { instanceMarketOptions: { marketType: "spot" } } : {}),
      ...(init === undefined ? {} : { userData: init.apply((text) => Buffer.from(text).toString("base64")) }),
      tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
      tags,
    },
    { parent, ...(diskKey && { dependsOn: [diskGrant(workload, region, diskKey)] }) },
  );
}
