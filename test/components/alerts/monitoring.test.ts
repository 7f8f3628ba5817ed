import { parse } from "yaml";
import { alertNeedOf, alertProblems, unwatchedProblems, withCostLimit } from "../../../components/alerts/alert-need";
import { grafanaDashboard } from "../../../components/alerts/grafana";
import { prometheusScrape, type ScrapeTarget } from "../../../components/alerts/prometheus";
import type { Placement, WorkloadNeed } from "../../../model";

interface Job {
  readonly job_name: string;
  readonly ec2_sd_configs?: readonly { readonly region: string; readonly port: number; readonly filters: readonly object[] }[];
  readonly azure_sd_configs?: readonly object[];
  readonly gce_sd_configs?: readonly { readonly zone: string; readonly filter: string }[];
  readonly relabel_configs: readonly { readonly source_labels?: readonly string[]; readonly action?: string }[];
}

const target = (own: Partial<ScrapeTarget>): ScrapeTarget => ({
  workload: "web",
  portfolio: "Shop",
  provider: "aws",
  region: "eu-west-1",
  zones: [],
  port: 9100,
  ...own,
});
const jobs = (...targets: ScrapeTarget[]) => (parse(prometheusScrape(targets)) as { scrape_configs: readonly Job[] }).scrape_configs;

describe("the scrape configuration", () => {
  test("finds machines by their tags through the discovery of each provider, under names of their own", () => {
    const all = jobs(
      target({}),
      target({ provider: "azure", account: "subscription", group: "shop" }),
      target({ provider: "gcp", zones: ["europe-west1-b", "europe-west1-c"], account: "project" }),
    );
    expect(all.map(({ job_name }) => job_name)).toEqual(["Shop-web-aws", "Shop-web-azure", "Shop-web-gcp"]);
    const [aws, azure, gcp] = all;
    expect(aws?.ec2_sd_configs?.[0]).toMatchObject({ region: "eu-west-1", port: 9100 });
    expect(aws?.ec2_sd_configs?.[0]?.filters).toContainEqual({ name: "tag:costwright:workload", values: ["web"] });
    expect(azure?.azure_sd_configs).toEqual([
      { authentication_method: "ManagedIdentity", subscription_id: "subscription", resource_group: "shop", port: 9100 },
    ]);
    // Azure lists every machine of the group: only those of the workload are kept.
    expect(azure?.relabel_configs.filter(({ action }) => action === "keep").map(({ source_labels }) => source_labels)).toEqual([
      ["__meta_azure_machine_tag_costwright_workload"],
      ["__meta_azure_machine_tag_costwright_portfolio"],
    ]);
    expect(gcp?.gce_sd_configs?.map(({ zone }) => zone)).toEqual(["europe-west1-b", "europe-west1-c"]);
    expect(gcp?.gce_sd_configs?.[0]?.filter).toBe('(labels.costwright_workload = "web") AND (labels.costwright_portfolio = "shop")');
  });
});

const need = { name: "web", kind: "service", targetUtilisationFraction: 0.6, loadBalancer: true } as unknown as WorkloadNeed;

describe("the dashboard", () => {
  const limits = { ...alertNeedOf({ email: "a@b", latencyMs: 250, networkMbps: 400 }, need), costUsdPerMonth: 120 };
  const placement = { provider: "gcp", region: "europe-west1", usdPerMonth: 99.999 } as const;
  interface Dashboard {
    readonly schemaVersion: number;
    readonly templating: { readonly list: readonly { readonly type: string; readonly query: string }[] };
    readonly panels: readonly {
      readonly id: number;
      readonly type: string;
      readonly title: string;
      readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
      readonly targets?: readonly { readonly refId: string; readonly expr: string }[];
      readonly fieldConfig?: {
        readonly defaults: { readonly thresholds: { readonly steps: readonly { readonly value: number | null }[] } };
      };
    }[];
  }
  const made = (scraped: boolean) =>
    JSON.parse(grafanaDashboard("shop", [{ workload: 'we"b', placement, limits, scraped, loadBalancer: true }])) as Dashboard;

  test("has a panel for each signal, with its limit, each in a place of its own", () => {
    const { panels, schemaVersion, templating } = made(true);
    expect(schemaVersion).toBeGreaterThanOrEqual(36);
    expect(templating.list).toMatchObject([{ type: "datasource", query: "prometheus" }]);
    const shown = panels.filter(({ type }) => type !== "row");
    const limitOf = Object.fromEntries(
      shown.map(({ title, fieldConfig }) => [title, fieldConfig?.defaults.thresholds.steps.at(-1)?.value]),
    );
    expect(limitOf).toEqual({
      CPU: 0.8,
      Memory: 0.8,
      Disk: 0.8,
      "Network, sent": 400,
      "Time to answer, 95 %": 250,
      "Cost, as planned": 120,
    });
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    // Names stand in queries as text, whatever they hold.
    expect(shown[0]?.targets?.[0]?.expr).toContain('workload="we\\"b"');
  });

  test("shows the cost alone where nothing is scraped", () => {
    expect(made(false).panels.map(({ title }) => title)).toEqual(['we"b on gcp in europe-west1', "Cost, as planned"]);
  });
});

describe("limits follow from the need", () => {
  test("halfway from the target to full, and that share of the declared bandwidth", () => {
    const limits = alertNeedOf({ email: "a@b" }, { ...need, minNetworkMbpsPerMachine: 1000 });
    expect(limits).toEqual({
      byEmail: true,
      byWebhook: false,
      cpuFraction: 0.8,
      memoryFraction: 0.8,
      diskFraction: 0.8,
      networkMbps: 800,
      agent: false,
    });
  });

  test("of the cost from the plan, or the workload's part of the budget", () => {
    const watched = { ...need, alerts: alertNeedOf({ email: "a@b" }, need) };
    const placement = { usdPerMonth: 100 } as Placement;
    expect(withCostLimit(watched, placement).alerts?.costUsdPerMonth).toBe(120);
    const budget = { budgetUsdPerMonth: 1000, planUsdPerMonth: 400 };
    expect(withCostLimit(watched, placement, budget).alerts?.costUsdPerMonth).toBe(250);
    expect(withCostLimit(need, placement)).toBe(need);
  });

  test("alerts that reach nobody, or that the declared load sets off, are refused", () => {
    expect(alertProblems({ cpuFraction: 0.5 }, 0.7, ["workloads", "web"])).toEqual([
      { path: ["workloads", "web", "alerts"], message: "reach nobody", hint: "give them an email or a webhook" },
      {
        path: ["workloads", "web", "alerts", "cpuFraction"],
        message: "is 0.5, not above targetUtilisationFraction (0.7): the declared load alone would set it off",
        hint: "leave it out for 0.85",
      },
    ]);
    expect(alertProblems({ email: "a@b" }, 0.7, [])).toEqual([]);
    expect(unwatchedProblems("object-store", { email: "a@b" }, [])).toMatchObject([
      { message: "are declared for a kind (object-store) that no alert watches" },
    ]);
    expect([...unwatchedProblems("object-store", undefined, []), ...unwatchedProblems("database", { email: "a@b" }, [])]).toEqual([]);
  });
});
