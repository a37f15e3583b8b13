import {readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {iconNames} from "../../../src/report/parts/icon-names.ts";
import {loadIcons} from "../../../src/themes/icons.ts";

describe("icons", () => {
  it("are the files of templates/icons, by name", () => {
    const files = readdirSync(new URL("../../../templates/icons/", import.meta.url));
    expect(files.sort()).toEqual(iconNames.map((name) => `${name}.svg`));
  });

  it("are drawn in one square and in the colour of the text, without script or address", async () => {
    for (const [, svg] of await loadIcons(iconNames)) {
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 24 24" /);
      expect(svg).toContain('stroke="currentColor"');
      expect(svg).toContain('class="body"');
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/script|href|http|on\w+=/i);
    }
  });
});
