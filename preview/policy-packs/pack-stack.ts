/** A pack to run: its folder, with a PulumiPolicy.yaml, and a file with its configuration (JSON), if any. */
export interface PackToRun {
  readonly folder: string;
  readonly configFile?: string;
}

/** A resource as the engine shows it to a pack; properties are in wire form, with secrets, assets and unknowns marked. */
export interface PackResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** What the program registered; absent of a resource that is only read. */
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** What a stack policy sees. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly parent: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly provider?: {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly properties: Readonly<Record<string, unknown>>;
  };
  readonly options: {
    readonly protect: boolean;
    readonly ignoreChanges: readonly string[];
    readonly deleteBeforeReplace: boolean | undefined;
    readonly additionalSecretOutputs: readonly string[];
    readonly aliases: readonly string[];
  };
}

/** The stack that the packs judge. */
export interface PackStack {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  /** Plain values with full keys (`aws:region`). */
  readonly config: Readonly<Record<string, string>>;
  readonly resources: readonly PackResource[];
}
