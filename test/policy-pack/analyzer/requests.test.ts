import {
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { readStack } from "../../../policy-pack/analyzer/requests";

const urn = (name: string) => `urn:pulumi:dev::shop::${name}`;

function sent(name: string): AnalyzerResource {
  const resource = new AnalyzerResource();
  resource.setUrn(urn(name));
  resource.setType(`aws:x:${name}`);
  resource.setName(name);
  resource.setProperties(Struct.fromJavaScript({ of: name }));
  resource.setOptions(new AnalyzerResourceOptions());
  return resource;
}

it("reads a stack with its relations and providers", () => {
  const disk = sent("disk");
  disk.setParent(urn("web"));
  disk.getOptions()?.setParent(urn("web"));
  disk.setDependenciesList([urn("web"), urn("elsewhere")]);
  const machine = new AnalyzerPropertyDependencies();
  machine.setUrnsList([urn("web")]);
  disk.getPropertydependenciesMap().set("machine", machine);
  const provider = new AnalyzerProviderResource();
  provider.setType("pulumi:providers:aws");
  provider.setUrn(urn("aws"));
  provider.setName("aws");
  provider.setProperties(Struct.fromJavaScript({ region: "eu-west-1" }));
  disk.setProvider(provider);
  const request = new AnalyzeStackRequest();
  request.setResourcesList([sent("web"), disk]);

  const [web, read] = readStack(Buffer.from(request.serializeBinary()));
  expect(web).toMatchObject({ urn: urn("web"), type: "aws:x:web", name: "web", props: { of: "web" }, dependencies: [] });
  expect(web?.provider).toBeUndefined();
  expect(read?.parent).toBe(web);
  expect(read?.opts.parent).toBe(urn("web"));
  // What is not part of the request is no dependency, as the policy SDK has it.
  expect(read?.dependencies).toEqual([web]);
  expect(read?.propertyDependencies).toEqual({ machine: [web] });
  expect(read?.provider).toEqual({ type: "pulumi:providers:aws", urn: urn("aws"), name: "aws", props: { region: "eu-west-1" } });
});
