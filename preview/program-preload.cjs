// Runs inside the program's own process, before Pulumi's runner. Plain JavaScript: the child may be any Node project.
//
// 1. Configuration that a program requires and does not have gets a placeholder of the right type, and is reported.
// 2. A function (`invoke`, `call`) that nobody here can answer yields a value that is unknown in every part: it can be
//    indexed, mapped over, put in a text or passed to a resource, where the engine sees an unknown.
// 3. The process ends when the one that started it is gone.
"use strict";

const { isMainThread } = require("node:worker_threads");
const settingsText = process.env.COSTWRIGHT_PREVIEW;

if (isMainThread && settingsText !== undefined) {
  const settings = JSON.parse(settingsText);
  // Processes that the program starts get neither the variable nor this file.
  delete process.env.COSTWRIGHT_PREVIEW;
  if (settings.nodeOptions === undefined) delete process.env.NODE_OPTIONS;
  else process.env.NODE_OPTIONS = settings.nodeOptions;
  watchParent(settings.parentPid);
  patchModules(settings);
}

function watchParent(parentPid) {
  const timer = setInterval(() => {
    if (process.ppid !== parentPid) process.exit(1);
  }, 500);
  timer.unref();
}

function patchModules(settings) {
  const Module = require("node:module");
  const path = require("node:path");
  const inSdk = (file, name) =>
    file === path.join(settings.sdkDir, name) || file.replaceAll("\\", "/").endsWith(`/node_modules/@pulumi/pulumi/${name}`);
  const loadJs = Module._extensions[".js"];
  Module._extensions[".js"] = function load(module, file) {
    // The runner's own copy is patched before the program starts, however the program imports it.
    if (inSdk(file, "cmd/run/run.js")) {
      for (const name of ["config.js", "runtime/invoke.js"]) Module._load(path.join(settings.sdkDir, name), module, false);
    }
    loadJs.call(this, module, file);
    if (inSdk(file, "config.js")) patchConfig(module, settings);
    else if (/[\\/]@pulumi[\\/]aws[\\/]config[\\/]require\.js$/.test(file)) patchRequireRegion(module.exports, settings);
    else if (inSdk(file, "runtime/invoke.js")) patchInvoke(module.exports, settings.unknownMarker, settings.unknownText);
  };
}

function patchConfig(module, settings) {
  const { Config } = module.exports;
  const { setConfig } = module.require("./runtime/config");
  const kinds = [
    ["require", "string"],
    ["requireSecret", "string"],
    ["requireNumber", "number"],
    ["requireSecretNumber", "number"],
    ["requireBoolean", "boolean"],
    ["requireSecretBoolean", "boolean"],
    ["requireObject", "object"],
    ["requireSecretObject", "object"],
  ];
  for (const [method, kind] of kinds) {
    const original = Config.prototype[method];
    if (typeof original !== "function") continue;
    Config.prototype[method] = function requireOrStandIn(key, options) {
      try {
        return original.call(this, key, options);
      } catch (error) {
        const fullKey = `${this.name}:${key}`;
        // A value that is there but wrong (type, range, pattern) is the program's own error, as under the real engine.
        if (this.get(key) !== undefined) throw error;
        const value = standIn(fullKey, kind, options, settings);
        report(settings, fullKey, value);
        setConfig(fullKey, value);
        return original.call(this, key, method.includes("Secret") || options?.pattern === undefined ? options : undefined);
      }
    };
  }
}

function report(settings, missing, value) {
  require("node:fs").writeSync(settings.reportFd, `${JSON.stringify({ missing, value })}\n`);
}

/** The AWS package throws an error of its own where no region is configured. */
function patchRequireRegion(exported, settings) {
  const original = exported.requireRegion;
  if (typeof original !== "function") return;
  exported.requireRegion = () => {
    try {
      return original();
    } catch {
      const value = standIn("aws:region", "string", undefined, settings);
      report(settings, "aws:region", value);
      require(require("node:path").join(settings.sdkDir, "runtime/config.js")).setConfig("aws:region", value);
      return original();
    }
  };
}

function standIn(fullKey, kind, options, { suggestions, placeholders, contentFolder }) {
  if (Object.hasOwn(suggestions, fullKey)) return suggestions[fullKey];
  if (kind === "number") return String(options?.min ?? options?.max ?? 1);
  if (kind === "boolean") return "false";
  if (kind === "object") return "[]";
  if (options?.allowedValues?.length > 0) return String(options.allowedValues[0]);
  const named = placeholders.find(([source, flags]) => new RegExp(source, flags).test(fullKey));
  if (named?.[2].startsWith(contentFolder)) return require("node:path").relative(process.cwd(), named[2]);
  const text = named === undefined ? "placeholder" : named[2];
  return text.padEnd(options?.minLength ?? 0, "x").slice(0, options?.maxLength ?? text.length + (options?.minLength ?? 0));
}

function patchInvoke(exported, marker, unknownText) {
  const soften = (result) => (hasMarker(result, marker) ? unknownPart(unknownText) : softenParts(result, unknownText));
  for (const name of ["invoke", "invokeSingle"]) {
    const original = exported[name];
    if (typeof original !== "function") continue;
    exported[name] = (...args) => {
      const promise = original(...args);
      const softened = promise.then(soften);
      // SDKs before 3.0 put the result's properties on the promise itself.
      return Object.assign(softened, Object.fromEntries(Object.entries(promise)));
    };
  }
  // An unknown that is returned from `apply` makes the whole output unknown.
  for (const name of ["invokeOutput", "invokeSingleOutput", "call", "callSingle"]) {
    const original = exported[name];
    if (typeof original !== "function") continue;
    exported[name] = (...args) => original(...args).apply((result) => (hasMarker(result, marker) ? unknownPart(unknownText) : result));
  }
}

/** A response that says "unknown": our marker, or, from an SDK that understands the engine's own flag, nothing at all. */
function hasMarker(result, marker) {
  if (result === undefined || result === null) return false;
  return isUnknown(result) || (typeof result === "object" && (marker in result || Object.keys(result).length === 0));
}

function isUnknown(value) {
  return value !== null && typeof value === "object" && value.__pulumiUnknown === true;
}

/** Unknown parts of an otherwise known answer. */
function softenParts(value, unknownText) {
  if (value === null || typeof value !== "object") return value;
  if (isUnknown(value)) return unknownPart(unknownText);
  if (Array.isArray(value)) return value.map((item) => softenParts(item, unknownText));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, softenParts(item, unknownText)]));
}

/** How many elements an unknown list pretends to have: the number of zones that programs most often spread over. */
const listLength = 3;

function unknownPart(unknownText) {
  const part = () => unknownPart(unknownText);
  const list = () => Array.from({ length: listLength }, part);
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key === "__pulumiUnknown") return true;
        if (key === Symbol.toPrimitive) return (hint) => (hint === "number" ? Number.NaN : unknownText);
        if (key === Symbol.iterator) return () => list()[Symbol.iterator]();
        // Not a promise, an output, an asset, a resource or anything else that Pulumi recognises by a mark.
        if (typeof key === "symbol" || key === "then" || key === "constructor" || key.startsWith("__")) return undefined;
        if (key === "length") return listLength;
        if (key === "toString" || key === "toJSON" || key === "valueOf") return () => unknownText;
        if (typeof Array.prototype[key] === "function") {
          const method = Array.prototype[key];
          return key === "indexOf" || key === "lastIndexOf" ? () => 0 : (...args) => method.apply(list(), args);
        }
        if (typeof String.prototype[key] === "function") return key === "split" || key.startsWith("match") ? list : booleanOr(key, part);
        return part();
      },
      has: (_, key) => key === "__pulumiUnknown",
    },
  );
}

function booleanOr(key, part) {
  return key === "startsWith" || key === "endsWith" ? () => false : part;
}
