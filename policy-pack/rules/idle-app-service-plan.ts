import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = Readonly<Record<never, never>>;
type Facts = { readonly usdPerMonth: number };

/** What hangs on a plan without running on it. */
const bystanders =
  /:(?:insights|monitor|authorization|resources):|:(?:AutoscaleSetting|DiagnosticSetting|ManagementLock\w*|RoleAssignment|Lock)$/;

export const idleAppServicePlan = rule<Config, Facts>({
  id: "idle-app-service-plan",
  title: "An App Service plan on which no app runs",
  group: "unused",
  why: "A plan is charged for its instances whether apps run on it or not (https://learn.microsoft.com/azure/app-service/overview-hosting-plans).",
  remedy: "Remove the plan, or put on it the apps that it was made for.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: ["azure-native:web:AppServicePlan"],
  config: {},
  check: ({ resource }, { dependants, repriceWithout }): readonly Outcome<Facts>[] => {
    if (dependants(resource.urn).some((one) => !bystanders.test(one.resource.type))) return [];
    const prices = repriceWithout(resource);
    return prices.proven && prices.savingUsdPerMonth > 0 ? [{ facts: { usdPerMonth: prices.savingUsdPerMonth } }] : [];
  },
  message: ({ usdPerMonth }) => `no app of this program runs on the plan, which costs ${usd(usdPerMonth)} a month`,
  saving: ({ usdPerMonth }) => usdPerMonth,
  examples: {
    flagged: [
      {
        title: "A plan alone",
        resources: [
          {
            type: "azure-native:web:AppServicePlan",
            name: "plan",
            inputs: { location: "eastus", reserved: true, kind: "Linux", sku: { name: "B2" } },
          },
        ],
        messages: ["no app of this program runs on the plan, which costs 24.82 USD a month"],
      },
    ],
    clean: [
      {
        title: "A plan with an app",
        resources: [
          {
            type: "azure-native:web:AppServicePlan",
            name: "plan",
            inputs: { location: "eastus", reserved: true, kind: "Linux", sku: { name: "B2" } },
          },
          { type: "azure-native:web:WebApp", name: "app", inputs: { location: "westeurope" }, from: { serverFarmId: ["plan"] } },
        ],
      },
    ],
  },
});
