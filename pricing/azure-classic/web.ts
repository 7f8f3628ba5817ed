import { type Translation, translation } from "../translation";

export interface ServicePlanProps {
  readonly osType?: string;
  readonly skuName?: string;
  readonly workerCount?: number;
  readonly maximumElasticWorkerCount?: number;
  readonly premiumPlanAutoScaleEnabled?: boolean;
}

export interface FormerPlanProps {
  readonly kind?: string;
  readonly reserved?: boolean;
  readonly isXenon?: boolean;
  readonly maximumElasticWorkerCount?: number;
  readonly sku?: { readonly tier?: string; readonly size?: string; readonly capacity?: number };
}

interface OnPlan {
  readonly servicePlanId?: string;
}

const PLAN = "azure-native:web:AppServicePlan";
const APP = "azure-native:web:WebApp";
const SLOT = "azure-native:web:WebAppSlot";

/** The plan's id is mostly an output of the plan: an unknown id stays one. */
const app = (type: string, as: string, kind: "app" | "functionapp") =>
  translation<OnPlan>(`azure:appservice/${type}`, as, { kind: () => kind, serverFarmId: (props) => props.servicePlanId });

const formerApp = (type: string, kind: "app" | "functionapp", as = APP) =>
  translation<{ readonly appServicePlanId?: string }>(`azure:appservice/${type}`, as, {
    kind: () => kind,
    serverFarmId: (props) => props.appServicePlanId,
  });

export interface FlexProps {
  readonly servicePlanId?: string;
  readonly instanceMemoryInMb?: number;
  readonly alwaysReadies?: readonly { readonly instanceCount?: number }[];
}

export interface StaticAppProps {
  readonly skuTier?: string;
}

export const webTranslations: readonly Translation[] = [
  translation<ServicePlanProps>("azure:appservice/servicePlan:ServicePlan", PLAN, {
    kind: (props) => (props.osType === "WindowsContainer" ? "windows" : props.osType?.toLowerCase()),
    reserved: (props) => (props.osType === undefined ? undefined : props.osType === "Linux"),
    hyperV: (props) => (props.osType === undefined ? undefined : props.osType === "WindowsContainer"),
    sku: { name: (props) => props.skuName, capacity: (props) => props.workerCount },
    maximumElasticWorkerCount: (props) => props.maximumElasticWorkerCount,
    elasticScaleEnabled: (props) => props.premiumPlanAutoScaleEnabled,
  }),
  translation<FormerPlanProps>("azure:appservice/plan:Plan", PLAN, {
    kind: (props) => props.kind,
    reserved: (props) => props.reserved,
    isXenon: (props) => props.isXenon,
    sku: { name: (props) => props.sku?.size, tier: (props) => props.sku?.tier, capacity: (props) => props.sku?.capacity },
    maximumElasticWorkerCount: (props) => props.maximumElasticWorkerCount,
  }),
  app("linuxWebApp:LinuxWebApp", APP, "app"),
  app("windowsWebApp:WindowsWebApp", APP, "app"),
  app("linuxFunctionApp:LinuxFunctionApp", APP, "functionapp"),
  app("windowsFunctionApp:WindowsFunctionApp", APP, "functionapp"),
  app("linuxWebAppSlot:LinuxWebAppSlot", SLOT, "app"),
  app("windowsWebAppSlot:WindowsWebAppSlot", SLOT, "app"),
  formerApp("appService:AppService", "app"),
  formerApp("functionApp:FunctionApp", "functionapp"),
  formerApp("slot:Slot", "app", SLOT),
  formerApp("functionAppSlot:FunctionAppSlot", "functionapp", SLOT),
  translation<FlexProps>("azure:appservice/appFlexConsumption:AppFlexConsumption", APP, {
    kind: () => "functionapp",
    serverFarmId: (props) => props.servicePlanId,
    functionAppConfig: {
      runtime: () => ({}),
      scaleAndConcurrency: {
        instanceMemoryMB: (props) => props.instanceMemoryInMb,
        alwaysReady: (props) => props.alwaysReadies?.map(({ instanceCount }) => ({ instanceCount })),
      },
    },
  }),
  translation<StaticAppProps>("azure:appservice/staticWebApp:StaticWebApp", "azure-native:web:StaticSite", {
    sku: { name: (props) => props.skuTier },
  }),
  translation<StaticAppProps>("azure:appservice/staticSite:StaticSite", "azure-native:web:StaticSite", {
    sku: { name: (props) => props.skuTier },
  }),
  translation<object>("azure:appservice/environmentV3:EnvironmentV3", "azure-native:web:AppServiceEnvironment", { kind: () => "ASEV3" }),
  translation<{ readonly sslState?: string }>(
    "azure:appservice/customHostnameBinding:CustomHostnameBinding",
    "azure-native:web:WebAppHostNameBinding",
    { sslState: (props) => props.sslState },
  ),
];
