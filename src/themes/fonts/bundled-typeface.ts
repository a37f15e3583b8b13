import type {CharacterWidths, LabelWidths} from "../model.ts";
import {type BundledFamily, bundledFaces, type FaceWish, faceAddress} from "./bundled.ts";
import {readFontFile} from "./font-file.ts";
import type {Typeface} from "./own-font.ts";

/** How a theme's own files are read; tests hand in their own. */
export type ReadFile = (url: URL) => Promise<Uint8Array>;

/** A typeface that comes with maalepunkt. Its faces stay package addresses: a report carries those that it uses. */
export async function bundledTypeface(
  family: BundledFamily,
  wishes: readonly FaceWish[],
  read: ReadFile,
): Promise<Typeface> {
  return {
    list: `"${family.name}", ${family.fallback}`,
    faces: bundledFaces(family, wishes),
    widths: await widthsOf(family, read),
  };
}

async function widthsOf(family: BundledFamily, read: ReadFile): Promise<LabelWidths> {
  const [regular, strong] = await Promise.all([400, 600].map((weight) => widthsAt(family, weight, read)));
  return {400: regular ?? new Map(), 600: strong ?? new Map()};
}

async function widthsAt(family: BundledFamily, weight: number, read: ReadFile): Promise<CharacterWidths> {
  const files = await Promise.all(
    family.subsets.map(async (subset) => {
      const address = faceAddress(family, subset, {weight, isItalic: false});
      return readFontFile(await read(new URL(import.meta.resolve(address)))).widths;
    }),
  );
  // The subsets share digits and marks; the first has the last word.
  return new Map(files.reverse().flatMap((widths) => [...widths]));
}
