import type { NetworkNeed } from "../../model";
import { FLOW_LOG_STORE, FLOW_LOGS, networkBlueprint, storedFlowLogsGib } from "../network";
import { form, type Part } from "../part";
import { vaultPart } from "./customer-key";

/** GB of 10^9 bytes in a GiB: Azure counts data in these. */
const GB_PER_GIB = 1.073741824;
/** What is new is written every minute, for each network interface: https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview */
const WRITES_PER_INTERFACE_PER_MONTH = 60 * 730;

/**
 * A virtual network. Its subnets span the zones of the region, and a subnet has one NAT gateway, which stands in one of
 * them: a gateway in each zone cannot be had.
 */
export const azureVnet = form<NetworkNeed>({
  form: "azure-vnet",
  title: "Azure Virtual Network",
  provider: "azure",
  kind: "network",
  blueprints: (need, workload, region) =>
    need.gatewayPerZone && workload.zones > 1
      ? []
      : [
          networkBlueprint("vnet", workload, region.zones ?? 1, [
            { name: "", type: "azure-native:network:VirtualNetwork", inputs: {} },
            ...flowLogParts(need, workload.zones, (region.zones ?? 1) > 1),
          ]),
        ],
});

/** Flow logs of the whole network, by Network Watcher, into a storage account of their own. Counted are the writes of a machine in each zone. */
function flowLogParts({ flowLogs, customerKey }: NetworkNeed, zones: number, isZonal: boolean): readonly Part[] {
  if (flowLogs === undefined) return [];
  const gb = (gib: number) => Math.round(gib * GB_PER_GIB * 1000) / 1000;
  return [
    {
      name: FLOW_LOGS,
      type: "azure-native:network:FlowLog",
      inputs: { enabled: true },
      usage: { collectedGb: gb(flowLogs.gibPerMonth) },
    },
    {
      name: FLOW_LOG_STORE,
      type: "azure-native:storage:StorageAccount",
      inputs: { kind: "StorageV2", sku: { name: isZonal ? "Standard_ZRS" : "Standard_LRS" }, accessTier: "Hot" },
      usage: {
        storedGb: gb(storedFlowLogsGib(flowLogs)),
        writeOperationsPerMonth: zones * WRITES_PER_INTERFACE_PER_MONTH,
        readOperationsPerMonth: 0,
      },
    },
    ...(customerKey ? [vaultPart] : []),
  ];
}
