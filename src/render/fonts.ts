import {readFile} from "node:fs/promises";

/** How fonts are found and read; tests hand in their own. */
export interface FontEffects {
  readonly read: (url: URL) => Promise<Uint8Array>;
  /** Where a package's file lies, such as `@fontsource/source-serif-4/files/….woff2`. */
  readonly resolve: (specifier: string) => URL;
}

const fileEffects: FontEffects = {
  read: (url) => readFile(url),
  resolve: (specifier) => new URL(import.meta.resolve(specifier)),
};

/**
 * Puts the fonts into the style sheet itself, as data. A face whose `unicode-range` holds no character of the
 * text is left out: Greek letters, say, are only carried by a report that has some.
 */
export async function embedFonts(css: string, text: string, effects: FontEffects = fileEffects): Promise<string> {
  const used = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const parts = css.split(/(@font-face\s*\{[^}]*\})/);
  const embedded = await Promise.all(
    parts.map(async (part, position) => {
      if (position % 2 === 0) return part;
      return isUsed(part, used) ? await embedFont(part, effects) : "";
    }),
  );
  return embedded.join("");
}

async function embedFont(fontFace: string, effects: FontEffects): Promise<string> {
  const [, specifier] = /url\("([^"]+)"\)/.exec(fontFace) ?? [];
  if (specifier === undefined) return fontFace;
  const bytes = await effects.read(effects.resolve(specifier));
  return fontFace.replace(specifier, `data:font/woff2;base64,${Buffer.from(bytes).toString("base64")}`);
}

function isUsed(fontFace: string, used: ReadonlySet<number>): boolean {
  const [, list] = /unicode-range:\s*([^;}]+)/.exec(fontFace) ?? [];
  if (list === undefined) return true;
  const ranges = list.split(",").map((range) => {
    const [first = "", last = first] = range.trim().slice("U+".length).split("-");
    return {first: Number.parseInt(first, 16), last: Number.parseInt(last, 16)};
  });
  return [...used].some((point) => ranges.some(({first, last}) => first <= point && point <= last));
}
