import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {firstFamily, loadFamily} from "../../../src/render/docx/faces.ts";
import {readFontFile} from "../../../src/themes/fonts/font-file.ts";

const file = (name: string) =>
  readFileSync(new URL(import.meta.resolve(`@fontsource/figtree/files/figtree-latin-${name}`)));
const face = (weight: number, style: string, type: string, bytes: Buffer) =>
  `@font-face {\n  font-family: "Kommuneskrift";\n  font-style: ${style};\n  font-weight: ${weight};\n  src: url("data:font/${type};base64,${bytes.toString("base64")}") format("${type}");\n}\n`;

describe("the fonts of a document", () => {
  it("of a bundled family are its upright, bold and italic faces, as fonts that Word reads", async () => {
    const family = await loadFamily("Source Serif 4", "");
    for (const font of [family.regular, family.bold, family.italic, family.boldItalic]) {
      expect(readFontFile(font ?? Buffer.alloc(4)).format).toBe("truetype");
    }
    // Under one name: Word finds bold and italic by the name of the family.
    expect(
      [family.regular, family.bold, family.italic].map((font) => readFontFile(font ?? Buffer.alloc(4)).family),
    ).toEqual(["Source Serif 4", "Source Serif 4", "Source Serif 4"]);
  });

  it("of one's own come from the style sheet, however they are packed", async () => {
    const css =
      face(400, "normal", "woff2", file("400-normal.woff2")) + face(600, "normal", "woff", file("700-normal.woff"));
    const {regular, bold, italic} = await loadFamily("Kommuneskrift", css);
    expect(readFontFile(regular ?? Buffer.alloc(4)).format).toBe("truetype");
    expect(readFontFile(regular ?? Buffer.alloc(4)).widths.get("a")).toBe(
      readFontFile(file("400-normal.woff")).widths.get("a"),
    );
    expect(readFontFile(bold ?? Buffer.alloc(4)).format).toBe("truetype");
    expect(italic).toBeUndefined();
  });

  it("that the style sheet does not have are only named", async () => {
    expect(await loadFamily("Arial", "")).toEqual({name: "Arial"});
  });

  it("are the first of a list of families", () => {
    expect(firstFamily('"Source Sans 3", "Segoe UI", Arial')).toBe("Source Sans 3");
    expect(firstFamily("Georgia, serif")).toBe("Georgia");
  });
});
