import type { Provider } from "../../model";

/** A type name taken apart: `m5.large` -> pattern `m5.*`, size `large`, family `m5`. The pattern with `*` as the size is the name again. */
export interface TypeParts {
  readonly pattern: string;
  readonly size: string;
  readonly family: string;
}

/** Takes a type name apart by its provider's naming rules. A name outside the rules is a family of its own. */
export function splitTypeName(provider: Provider, type: string): TypeParts {
  switch (provider) {
    case "aws": {
      const dot = type.indexOf(".");
      return dot < 0 ? alone(type) : { pattern: `${type.slice(0, dot)}.*`, size: type.slice(dot + 1), family: type.slice(0, dot) };
    }
    case "azure": {
      // Standard_E16-4as_v5: letters, vCPUs (and how many of them are used), features, version.
      // https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
      const [, tier, letters, size, rest] = /^(Standard|Basic)_([A-Z]+)(\d+(?:-\d+)?)(.*)$/.exec(type) ?? [];
      if (tier === undefined || letters === undefined || size === undefined || rest === undefined) return alone(type);
      const features = rest
        .replace(/_Promo$/, "")
        .replace(/-\d+/, "")
        .replaceAll("_", "");
      return { pattern: `${tier}_${letters}*${rest}`, size, family: `${tier === "Basic" ? "Basic" : ""}${letters}${features}` };
    }
    case "gcp": {
      const [, series, size] = /^(e2|f1|g1)-(micro|small|medium)$/.exec(type) ?? [];
      if (series !== undefined && size !== undefined) return { pattern: `${series}-*`, size, family: series };
      const [, customSize] = /^custom-(\d+-\d+)-ext$/.exec(type) ?? [];
      // A custom type without a series is N1: https://cloud.google.com/compute/docs/instances/creating-instance-with-custom-machine-type
      if (customSize !== undefined) return { pattern: "custom-*-ext", size: customSize, family: "n1" };
      const [, start, number, rest] = /^([a-z]\w*-[a-z]+)-(\d+g?)(-.*)?$/.exec(type) ?? [];
      if (start === undefined || number === undefined) return alone(type);
      return { pattern: `${start}-*${rest ?? ""}`, size: number, family: start.split("-")[0] ?? start };
    }
  }
}

function alone(type: string): TypeParts {
  return { pattern: "*", size: type, family: type };
}
