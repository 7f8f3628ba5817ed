import { type AzureManagement, azureSignIn } from "./azure-credentials";
import type { InstanceFacts } from "./compact-instances";
import { FetchFailure, type PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";

/** https://learn.microsoft.com/rest/api/compute/resource-skus/list */
const API_VERSION = "2021-07-01";

interface ResourceSku {
  readonly resourceType?: string;
  readonly name?: string;
  readonly locations?: readonly string[];
  readonly capabilities?: readonly { readonly name?: string; readonly value?: string }[];
}

interface Page {
  readonly value?: readonly ResourceSku[];
  readonly nextLink?: string | null;
}

export type SizesAnswer =
  | { readonly status: "read"; readonly facts: Readonly<Record<string, InstanceFacts>> }
  /** The sign-in or the subscription does not allow it: names tell what they can instead. */
  | { readonly status: "refused"; readonly reason: string };

/** Asks for the machine sizes of a region, once a run signed in. */
export class AzureComputeSkus {
  private readonly signIn: () => Promise<Readonly<Record<string, string>>>;
  private readonly base: string;

  constructor(
    private readonly http: PriceHttp,
    management: AzureManagement,
  ) {
    this.signIn = azureSignIn(http, management);
    this.base = `${management.url.replace(/\/+$/, "")}/subscriptions/${encodeURIComponent(management.subscriptionId)}/providers/Microsoft.Compute/skus`;
  }

  /** Throws `FetchFailure` and `BrokenDocument`; a refusal is an answer. */
  async sizes(region: string): Promise<SizesAnswer> {
    try {
      return { status: "read", facts: await this.read(region) };
    } catch (error) {
      if (!(error instanceof FetchFailure) || error.status === undefined) throw error;
      if (![400, 401, 403, 404].includes(error.status)) throw error;
      return { status: "refused", reason: error.message };
    }
  }

  private async read(region: string): Promise<Readonly<Record<string, InstanceFacts>>> {
    const facts: Record<string, InstanceFacts> = {};
    const first = new URL(this.base);
    first.searchParams.set("api-version", API_VERSION);
    first.searchParams.set("$filter", `location eq '${region}'`);
    const seen = new Set<string>();
    for (let url: string | undefined = first.href; url !== undefined; ) {
      if (seen.has(url)) throw new BrokenDocument(`${this.base}: page ${seen.size + 1} names a page that was read before as its next`);
      seen.add(url);
      // Per attempt, since a token may end while a request waits for its turn again.
      const page = (await this.http.json(url, this.signIn, explainAzure)) as Page | null;
      if (!Array.isArray(page?.value)) throw new BrokenDocument(`${this.base}: page ${seen.size} has no list of "value"`);
      for (const sku of page.value) {
        if (sku.resourceType !== "virtualMachines" || sku.name === undefined) continue;
        const own = factsOf(sku);
        if (own !== undefined) facts[sku.name] = own;
      }
      url = this.next(page.nextLink);
    }
    return facts;
  }

  /** The next page of the same document at the same host: a token goes nowhere else, whatever the link says. */
  private next(link: string | null | undefined): string | undefined {
    if (link === null || link === undefined || link === "") return undefined;
    const own = new URL(this.base);
    const target = URL.canParse(link, own.href) ? new URL(link, own) : undefined;
    if (target === undefined || target.pathname.toLowerCase() !== own.pathname.toLowerCase())
      throw new BrokenDocument(`${this.base}: "${link}" is not a next page of it`);
    return `${own.origin}${own.pathname}${target.search}`;
  }
}

/** Capacity of a size; undefined where the API does not state it. Sizes of constrained cores have the vCPUs that are available. */
function factsOf({ capabilities = [] }: ResourceSku): InstanceFacts | undefined {
  const text = new Map(capabilities.map(({ name = "", value = "" }) => [name, value]));
  const number = (name: string): number | undefined => {
    const value = Number(text.get(name) || Number.NaN);
    return Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const vcpus = number("vCPUsAvailable") ?? number("vCPUs");
  const memoryGib = number("MemoryGB");
  if (vcpus === undefined || memoryGib === undefined) return undefined;
  const gpuCount = number("GPUs");
  const diskBytesPerSecond = number("UncachedDiskBytesPerSecond");
  return {
    vcpus,
    memoryGib,
    architecture: text.get("CpuArchitectureType") === "Arm64" ? "arm64" : "x86_64",
    ...(gpuCount === undefined ? {} : { gpuCount }),
    ...(diskBytesPerSecond === undefined ? {} : { ebsMbps: Math.round((diskBytesPerSecond * 8) / 1e6) }),
  };
}

/** `{"error":{"code":"AuthorizationFailed","message":"..."}}` */
export function explainAzure(_: number, text: string): string | undefined {
  try {
    const { code, message } = (JSON.parse(text) as { error?: { code?: unknown; message?: unknown } }).error ?? {};
    return typeof code === "string"
      ? `${code}${typeof message === "string" ? ` (${message.split(/[\r\n]/, 1)[0]?.slice(0, 200)})` : ""}`
      : undefined;
  } catch {
    return undefined;
  }
}
