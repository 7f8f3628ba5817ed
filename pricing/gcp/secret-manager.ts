import { guardUnknowns, HOURS_PER_MONTH, SECONDS_PER_HOUR } from "../../model";
import { type LineSpec, type PricedResource, pricedResource } from "../priced-resource";

export interface SecretProps {
  readonly replication?: { readonly userManaged?: { readonly replicas?: readonly unknown[] } };
  readonly rotation?: { readonly rotationPeriod?: string };
}

const pricingPage = "https://cloud.google.com/secret-manager/pricing";

export const secretManagerRegionalSecret = secret("gcp:secretmanager/regionalSecret:RegionalSecret", "Secret Manager regional secret");
export const secretManagerSecret = secret("gcp:secretmanager/secret:Secret", "Secret Manager secret");
export const secretManagerRegionalSecretVersion = version(
  "gcp:secretmanager/regionalSecretVersion:RegionalSecretVersion",
  "Secret Manager regional secret version",
);
export const secretManagerSecretVersion = version("gcp:secretmanager/secretVersion:SecretVersion", "Secret Manager secret version");

/** A secret is charged by its versions (resources of their own), accesses and rotation notices. */
function secret(type: string, title: string): PricedResource {
  return pricedResource<SecretProps>({
    type,
    title,
    pricingPage,
    scope: "global",
    usage: { accessOperationsPerMonth: { unit: "request", doc: "Reads of the secret a month.", assumed: { low: 0, high: 10_000 } } },
    price: (props) => {
      const access: LineSpec = {
        label: "Access operations",
        price: { key: "secret-manager.access", per: "10k-requests" },
        quantity: { usage: "accessOperationsPerMonth", factor: 1e-4 },
      };
      const period = props.rotation?.rotationPeriod;
      if (period === undefined) return [access];
      const seconds = /^(\d+(?:\.\d+)?)s$/.exec(period)?.[1];
      const label = "Rotation notifications";
      return [
        access,
        seconds === undefined
          ? { label, price: { unknown: `the rotation period "${period}" is not a number of seconds`, per: "unit" }, quantity: 0 }
          : {
              label,
              price: { key: "secret-manager.rotation", per: "unit" },
              quantity: (HOURS_PER_MONTH * SECONDS_PER_HOUR) / Number(seconds),
            },
      ];
    },
  });
}

/** Charged per location: once with automatic replication, else in each replica. Disabled versions are charged too. */
function version(type: string, title: string): PricedResource {
  return pricedResource<Record<string, never>>({
    type,
    title,
    pricingPage,
    scope: "global",
    price: (_, context) => {
      const [parent] = context.related("gcp:secretmanager/secret:Secret", "secret");
      const replicas = parent && (guardUnknowns(parent.inputs) as SecretProps).replication?.userManaged?.replicas?.length;
      return [
        { label: "Active secret version", price: { key: "secret-manager.version", per: "unit-month" }, quantity: 1, times: replicas ?? 1 },
      ];
    },
  });
}
