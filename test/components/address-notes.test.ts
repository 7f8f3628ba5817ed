import { addressNotes } from "../../components/address-notes";
import type { AnyWorkloadArgs } from "../../components/portfolio-args";
import { declaredPortfolio } from "../../components/portfolio-need";
import type { Placement } from "../../model";
import { loadBuiltInBook } from "./run-declared";

const book = loadBuiltInBook();
const machines = { vcpus: 2, memoryGib: 4 };

/** What is said of a front and an interface that it calls, both on machines unless a form is given. */
function said(api: object, web: object = {}, form: { readonly form?: string } = {}) {
  const workloads: Record<string, AnyWorkloadArgs> = {
    web: { ...machines, talksTo: { api: { gibPerMonth: 1 } }, ...web },
    api: { ...machines, ...api },
  };
  const declared = declaredPortfolio({ providers: ["aws"], regions: ["us-east-1"], workloads }, book);
  if (declared.kind === "problems") throw new Error(declared.problems.map(({ message }) => message).join("\n"));
  const at = (workload: string) => ({ workload, provider: "aws", region: "us-east-1", count: 2 }) as Placement;
  return addressNotes(Object.entries(workloads), declared.need, [at("web"), { ...at("api"), ...form }]);
}

const none = { warnings: [], notes: [] };

test("a group without an address", () => {
  const { warnings, notes } = said({});
  expect(warnings).toEqual([]);
  expect(notes).toEqual(['"web" talks to "api", a group without an address: loadBalancer: { internal: true } gives it one']);
  expect(said({ loadBalancer: { internal: true } })).toEqual(none);
  expect(said({ metricsPort: 9100 })).toEqual(none);
  expect(said({}, {}, { form: "container-apps" })).toEqual(none);
});

test("a public address that callers have no way to", () => {
  expect(said({ loadBalancer: true }).warnings).toEqual([
    '"web" talks to "api", whose load balancer has a public address, and has no way to the internet: give "api" loadBalancer: { internal: true }, or "web" internetAccess: true',
  ]);
  expect(said({ loadBalancer: true }, { internetAccess: true })).toEqual(none);
});
