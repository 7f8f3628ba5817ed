import * as pulumi from "@pulumi/pulumi";
import * as components from "..";
import { refuse } from "../place-together";
import { asInputErrors } from "./input-errors";
import type { ManagedWorkloadOutputs, NetworkOutputs, PortfolioOutputs, ServiceOutputs } from "./outputs";
import { readPackageSchema } from "./schema-file";
import { settleFields } from "./settle";

type ComponentClass = new (name: string, args: never, opts: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/**
 * The components for programs in every language: Pulumi's own provider server (`pulumi.provider.main`) calls it. The
 * schema that SDKs are generated from is the published one; a component that is not in it does not exist here.
 */
export class ComponentProvider implements pulumi.provider.Provider {
  readonly version: string;
  readonly schema: string;
  private readonly parsed: ReturnType<typeof readPackageSchema>["schema"];

  constructor() {
    const { text, schema } = readPackageSchema();
    this.schema = text;
    this.parsed = schema;
    this.version = schema.version;
  }

  async construct(
    name: string,
    type: string,
    inputs: pulumi.Inputs,
    options: pulumi.ComponentResourceOptions,
  ): Promise<pulumi.provider.ConstructResult> {
    const fields = this.parsed.resources[type]?.inputProperties;
    const component = componentOfType(type);
    if (fields === undefined || component === undefined) {
      const known = Object.keys(this.parsed.resources).join(", ");
      throw new Error(`${this.parsed.name} ${this.version} has no component ${type}; there are ${known}`);
    }
    try {
      const { settled, problems } = await settleFields(inputs, fields, this.parsed.types);
      if (problems.length > 0) refuse(`${component.name} "${name}"`, problems);
      const resource = new component(name, settled as never, options);
      return { urn: resource.urn, state: outputsOf(resource) };
    } catch (error) {
      // The engine shows the message alone: where it comes from is for `pulumi --debug`.
      if (error instanceof Error) void pulumi.log.debug(error.stack ?? error.message);
      throw asInputErrors(error, fields, inputs);
    }
  }
}

function componentOfType(type: string): ComponentClass | undefined {
  const name = type.split(":")[2] ?? "";
  return Object.entries(components).find(([exported]) => exported === name)?.[1] as ComponentClass | undefined;
}

function outputsOf(resource: pulumi.ComponentResource): pulumi.Inputs {
  if (resource instanceof components.Portfolio) return portfolioOutputs(resource);
  if (resource instanceof components.Service) return serviceOutputs(resource);
  if (resource instanceof components.Network) return networkOutputs(resource);
  if (resource instanceof components.ManagedWorkload) return managedOutputs(resource);
  throw new Error(`the outputs of ${resource.constructor.name} are not known`);
}

const serviceOutputs = ({ placement, endpoint, monitoring }: components.Service) =>
  ({ placement, ...(endpoint === undefined ? {} : { endpoint }), ...monitoring }) satisfies ServiceOutputs;

const networkOutputs = ({ placement, network, subnetIds, resourceId }: components.Network) =>
  ({ placement, network, subnetIds, resourceId }) satisfies NetworkOutputs;

const managedOutputs = ({ placement, endpoint, resourceId, secretId }: components.ManagedWorkload) =>
  ({
    placement,
    resourceId,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(secretId === undefined ? {} : { secretId }),
  }) satisfies ManagedWorkloadOutputs;

function portfolioOutputs({ plan, placements, services, managed, monitoring }: components.Portfolio): PortfolioOutputs {
  if (plan.status === "infeasible") throw new Error("a portfolio that exists has a plan");
  const of = (key: "endpoint" | "resourceId" | "secretId") =>
    Object.fromEntries(
      Object.entries({ ...services, ...managed }).flatMap(([workload, one]) => {
        const value = (one as Partial<Record<typeof key, pulumi.Output<string>>>)[key];
        return value === undefined ? [] : [[workload, value]];
      }),
    );
  return { plan, placements, endpoints: of("endpoint"), resourceIds: of("resourceId"), secretIds: of("secretId"), ...monitoring };
}
