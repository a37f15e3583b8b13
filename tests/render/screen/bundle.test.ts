import {describe, expect, it} from "vitest";
import {bundleModules} from "../../../src/render/screen/bundle.ts";

const bundle = (files: Record<string, string>) =>
  bundleModules("main.js", async (name) => files[name] ?? Promise.reject(new Error(`no ${name}`)));

describe("bundleModules", () => {
  it("gives one script that does what the modules do", async () => {
    const script = await bundle({
      "main.js": 'import {twice} from "./twice.js";\nimport {told} from "./told-value.js";\ntold.push(twice(21));\n',
      "twice.js": "export function twice(x) {\n  return 2 * x;\n}\n",
      "told-value.js": "export const told = globalThis.toldByBundle;\n",
    });
    const told: number[] = [];
    Object.assign(globalThis, {toldByBundle: told});
    new Function(script)();
    expect(told).toEqual([42]);
  });

  it("keeps what a module does not export to itself", async () => {
    const script = await bundle({
      "main.js": 'import {get} from "./other.js";\nconst own = 1;\nglobalThis.gotByBundle = [own, get()];\n',
      "other.js": "const own = 2;\nexport function get() {\n  return own;\n}\n",
    });
    new Function(script)();
    expect(Reflect.get(globalThis, "gotByBundle")).toEqual([1, 2]);
  });

  it("joins each module once", async () => {
    const script = await bundle({
      "main.js": 'import {a} from "./a.js";\nimport {b} from "./b.js";\na(b);\n',
      "a.js": 'import {b} from "./b.js";\nexport const a = (x) => x === b;\n',
      "b.js": "export const b = 1;\n",
    });
    expect(script.match(/const b = 1;/g)).toHaveLength(1);
  });

  it("leaves out what is written for those who read the modules", async () => {
    const script = await bundle({"main.js": "/**\n * For readers.\n */\n// And this.\nlet x = 1; // kept\n"});
    expect(script).not.toContain("For readers");
    expect(script).not.toContain("And this");
    expect(script).toContain("// kept");
  });

  it("refuses modules that import each other", async () => {
    const files = {
      "main.js": 'import {a} from "./a.js";\nexport const m = a;\n',
      "a.js": 'import {m} from "./main.js";\nexport const a = m;\n',
    };
    await expect(bundle(files)).rejects.toThrow("main.js → a.js → main.js");
  });

  it.each(['import * as all from "./a.js";\n', "export default 1;\n", 'export * from "./a.js";\n'])(
    "refuses what it cannot join: %s",
    async (source) => {
      await expect(bundle({"main.js": source, "a.js": ""})).rejects.toThrow("cannot be joined");
    },
  );
});
