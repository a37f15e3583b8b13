import {bundledFamilies} from "../../../themes/fonts/bundled.ts";
import type {Family} from "../faces.ts";
import {tag, valued, xmlDeclaration} from "../xml.ts";
import {plainNamespaces} from "./namespaces.ts";

export interface EmbeddedFont {
  readonly relationship: string;
  /** "fonts/font1.odttf" */
  readonly name: string;
  readonly content: Uint8Array;
}

const faces = [
  ["embedRegular", "regular"],
  ["embedBold", "bold"],
  ["embedItalic", "italic"],
  ["embedBoldItalic", "boldItalic"],
] as const;

/** fontTable.xml, and the fonts that the document brings with it, so that it looks the same where they are not installed. */
export function fontTable(families: readonly Family[]): {
  readonly xml: string;
  readonly fonts: readonly EmbeddedFont[];
} {
  const fonts: EmbeddedFont[] = [];
  const embed = (element: string, face: Buffer | undefined): string => {
    if (face === undefined) return "";
    const number = fonts.length + 1;
    const key = `4D41414C-4550-554E-4B54-${String(number).padStart(12, "0")}`;
    const relationship = `rId${number}`;
    fonts.push({relationship, name: `fonts/font${number}.odttf`, content: scrambled(face, key)});
    return tag(`w:${element}`, {"r:id": relationship, "w:fontKey": `{${key}}`});
  };
  const entries = families.map((family) =>
    tag(
      "w:font",
      {"w:name": family.name},
      alternative(family.name) +
        valued("family", isSerif(family.name) ? "roman" : "swiss") +
        valued("pitch", "variable") +
        faces.map(([element, face]) => embed(element, family[face])).join(""),
    ),
  );
  return {xml: xmlDeclaration + tag("w:fonts", plainNamespaces, entries.join("")), fonts};
}

/** What a reader without the font is shown, where embedded ones are not taken. */
function alternative(name: string): string {
  return valued("altName", isSerif(name) ? "Georgia" : "Segoe UI");
}

function isSerif(name: string): boolean {
  const family = bundledFamilies.find((each) => each.name === name);
  return family === undefined ? /serif/i.test(name) && !/sans/i.test(name) : /Georgia/.test(family.fallback);
}

/** Fonts in a document have their first 32 bytes turned by a key. @see ISO/IEC 29500-4, 17.8.1 */
function scrambled(font: Buffer, key: string): Uint8Array {
  const bytes = Buffer.from(key.replaceAll("-", ""), "hex").reverse();
  const turned = Buffer.from(font);
  for (let index = 0; index < 32; index++) turned[index] = (turned[index] ?? 0) ^ (bytes[index % 16] ?? 0);
  return turned;
}
