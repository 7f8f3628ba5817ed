import { execFileSync } from "node:child_process";
import { multiPart } from "../../components/realise/user-data";

/** The bodies of a multi-part document by content type, in order. */
function parts(text: string): readonly (readonly [string, string])[] {
  return text
    .split("--==costwright-parts==")
    .slice(1, -1)
    .map((part) => {
      const [head, ...body] = part.split("\n\n");
      return [/Content-Type: ([^;]+)/.exec(head ?? "")?.[1] ?? "", body.join("\n\n").trimEnd()] as const;
    });
}

test("the environment comes first, then the script as given", () => {
  const found = parts(multiPart("#!/bin/sh\necho up", { PORT: "80" }));
  expect(found.map(([type]) => type)).toEqual(["text/x-shellscript", "text/x-shellscript"]);
  expect(found[1]?.[1]).toBe("#!/bin/sh\necho up");
});

test("cloud-config keeps its type", () => {
  expect(parts(multiPart("#cloud-config\npackages: [nginx]", { PORT: "80" })).map(([type]) => type)).toEqual([
    "text/x-shellscript",
    "text/cloud-config",
  ]);
});

test("no value breaks out of the script or of its line", () => {
  const [environment] = parts(multiPart(undefined, { A: `'; touch /tmp/x; echo "$HOME" \`id\``, B: "two\nlines" }));
  const script = (environment?.[1] ?? "").replace(">> /etc/environment", "");
  const written = execFileSync("sh", ["-c", script], { encoding: "utf8" });
  expect(written).toBe(`A="'; touch /tmp/x; echo \\"\\$HOME\\" \\\`id\\\`"\nB="two\\nlines"\n`);
});

test("a container starts after the user's own script, with the variables, and no word of it breaks out", () => {
  const found = parts(multiPart("#!/bin/sh\necho up", { PORT: "80" }, ["shop/web:1", "--say", "it's; $(id)"]));
  expect(found).toHaveLength(3);
  const script = found[2]?.[1] ?? "";
  const run = script.split("\n").find((line) => line.startsWith("docker run")) ?? "";
  const words = execFileSync("sh", ["-c", `docker() { printf '%s\\n' "$@"; }; ${run}`], { encoding: "utf8" });
  expect(words.trimEnd().split("\n")).toEqual([
    ...["run", "--detach", "--restart=always", "--network=host", "--env=PORT", "shop/web:1", "--say", "it's; $(id)"],
  ]);
});
