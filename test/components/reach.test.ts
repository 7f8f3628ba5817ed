import { loadBuiltInBook } from "../../catalog";
import { declaredPortfolio } from "../../components/portfolio-need";
import { formatPath } from "../../components/problem";
import { apartProblems } from "../../components/reach";
import type { Placement } from "../../model";
import { place } from "../../optimizer";

const book = loadBuiltInBook();
const service = { vcpus: 2, memoryGib: 4, maxCount: 4 };
const database = { kind: "database", engine: "postgres", vcpus: 2, memoryGib: 8, storageGib: 100 };
const talksTo = (name: string) => ({ talksTo: { [name]: { gibPerMonth: 10 } } });

function groupsOf(args: object): readonly (readonly string[])[] {
  const declared = declaredPortfolio(args, book);
  if (declared.kind === "problems") throw new Error(declared.problems.map(({ message }) => message).join("; "));
  return declared.need.sameRegion;
}

function problemsOf(args: object): readonly string[] {
  const declared = declaredPortfolio(args, book);
  return declared.kind === "need" ? [] : declared.problems.map(({ path, message, hint }) => `${formatPath(path)} ${message} (${hint})`);
}

test("what talks over a private network shares its region, and the plan keeps to that", () => {
  const workloads = { web: { ...service, ...talksTo("orders") }, orders: database, alone: service };
  expect(groupsOf({ workloads })).toEqual([["orders", "web"]]);
  const declared = declaredPortfolio({ workloads }, book);
  const plan = declared.kind === "need" ? place(declared.need, book) : undefined;
  if (plan?.status !== "optimal") throw new Error("no plan");
  const [web, orders] = ["web", "orders"].map((name) => plan.placements.find(({ workload }) => workload === name));
  expect([web?.provider, web?.region]).toEqual([orders?.provider, orders?.region]);
});

test("a group that is declared stays, and two that talk to each other are one group", () => {
  const workloads = { a: { ...service, ...talksTo("b") }, b: { ...service, ...talksTo("a") }, c: service };
  expect(groupsOf({ sameRegion: [["a", "c"]], workloads })).toEqual([
    ["a", "c"],
    ["a", "b"],
  ]);
  expect(groupsOf({ sameRegion: [["a", "b", "c"]], workloads })).toEqual([["a", "b", "c"]]);
});

test("a public name is reached from anywhere, networks of one's own as they allow, and linked places over the links", () => {
  const own = { providers: ["aws"], regions: ["us-east-1"], network: { aws: { vpcId: "vpc-1", subnetIds: ["subnet-1"] } } };
  expect(groupsOf({ workloads: { a: { ...service, ...talksTo("b") }, b: { ...service, loadBalancer: true } } })).toEqual([]);
  const internal = { ...service, loadBalancer: { internal: true } };
  expect(groupsOf({ workloads: { a: { ...service, ...talksTo("b") }, b: internal } })).toEqual([["a", "b"]]);
  expect(groupsOf({ workloads: { a: { ...service, ...talksTo("b") }, b: { ...service, ...own } } })).toEqual([]);
  for (const linked of [{ links: true }, { networksLinked: true }])
    expect(groupsOf({ ...linked, workloads: { a: { ...service, ...talksTo("b") }, b: service } })).toEqual([]);
});

test("parts on several providers cannot all reach what stands in one place, unless places are linked", () => {
  const workloads = { web: { ...service, split: { providers: 2 }, ...talksTo("orders") }, orders: database };
  expect(problemsOf({ workloads })).toEqual([
    'workloads.web.talksTo.orders is in one place without a public load balancer, and "web" in parts on 2 providers: no private network leads from one provider to another (link them (links: true))',
  ]);
  expect(problemsOf({ links: true, workloads })).toEqual([]);
  const alike = { a: { ...service, split: { providers: 2 }, ...talksTo("b") }, b: { ...service, split: { providers: 2 } } };
  expect(groupsOf({ workloads: alike })).toEqual([["a", "b"]]);
});

test("what no link leads to stays with those who use it", () => {
  const store = { kind: "object-store", storedGib: 10 };
  const web = { ...service, talksTo: { orders: { gibPerMonth: 1 }, files: { gibPerMonth: 1 } } };
  expect(groupsOf({ links: true, workloads: { web, orders: database, files: store } })).toEqual([["files", "web"]]);
  expect(problemsOf({ links: true, workloads: { web: { ...web, split: { providers: 2 } }, orders: database, files: store } })).toEqual([
    expect.stringMatching(/^workloads\.web\.talksTo\.files is in one place .* \(a link does not lead to it either/),
  ]);
});

test("links lead to other providers, not to another region of the same one", () => {
  const workloads = Object.entries({ web: { ...service, ...talksTo("api") }, api: service });
  const at = (workload: string, provider: string, region: string) => ({ workload, provider, region }) as Placement;
  const apart = [at("web", "aws", "us-east-1"), at("api", "aws", "eu-west-1")];
  expect(apartProblems({ links: true, workloads }, apart).map(({ message }) => message)).toEqual([
    'is planned in aws eu-west-1, and "web" in us-east-1: links join networks of different providers alone',
  ]);
  expect(apartProblems({ networksLinked: true, workloads }, apart)).toEqual([]);
  expect(apartProblems({ links: true, workloads }, [at("web", "aws", "us-east-1"), at("api", "gcp", "us-east1")])).toEqual([]);
});
