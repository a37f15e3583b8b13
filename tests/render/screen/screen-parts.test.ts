import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {loadScreenParts} from "../../../src/render/screen/screen-parts.ts";

describe("loadScreenParts", () => {
  it("lets the page run its own script, told by its hash", async () => {
    const {script, scriptSource} = await loadScreenParts();
    expect(scriptSource).toBe(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  });

  it("gives a script that ends no element and asks for nothing", async () => {
    const {script} = await loadScreenParts();
    expect(script).not.toMatch(/<\/|<!--|fetch\(|XMLHttpRequest|import\(|innerHTML|eval\(/);
    expect(() => new Function(script)).not.toThrow();
  });

  it("has its tools hidden until the script works", async () => {
    const {tools} = await loadScreenParts();
    expect(tools).toMatch(/^<section class="tools" aria-label="[^"]+" hidden>/);
  });
});
