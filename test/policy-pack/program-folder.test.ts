import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placesOfProgram, programFolder } from "../../policy-pack/program-folder";

describe("the folder of the program that the engine runs", () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "costwright-folder-")));
  const project = (folder: string, text: string, file = "Pulumi.yaml") => {
    mkdirSync(join(root, folder, "src", "deep"), { recursive: true });
    writeFileSync(join(root, folder, file), text);
    return join(root, folder);
  };
  const shop = project("shop", "runtime: nodejs\nname: shop # the shop\n");
  const quoted = project("quoted", 'name: "two words"\nruntime: nodejs\n', "Pulumi.yml");
  afterAll(() => rmSync(root, { recursive: true }));

  it("is the nearest one above a place whose project has the name that the engine told", () => {
    expect(programFolder([join(shop, "src", "deep")], "shop")).toBe(shop);
    expect(programFolder([join(quoted, "src")], "two words")).toBe(quoted);
  });

  it("is never that of another project: the next place is tried, then none", () => {
    expect(programFolder([join(quoted, "src"), join(shop, "src")], "shop")).toBe(shop);
    expect(programFolder([quoted], "shop")).toBeUndefined();
  });

  it("is, where no project is told as for an exported state, the first project, else the place itself", () => {
    expect(programFolder([join(shop, "src")], undefined)).toBe(shop);
    expect(programFolder([root], undefined)).toBe(root);
  });

  it("is looked for where the starting process stands, then where the shell stood", () => {
    const places = placesOfProgram({ PWD: shop }, process.pid);
    expect(places.at(-1)).toBe(shop);
    expect(places.slice(0, -1)).toEqual(process.platform === "linux" ? [process.cwd()] : []);
  });
});
