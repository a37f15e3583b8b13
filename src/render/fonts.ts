import {readFile} from "node:fs/promises";

/** How fonts are found and read; tests hand in their own. */
export interface FontEffects {
  readonly read: (url: URL) => Promise<Uint8Array>;
  /** Where a package's file lies, such as `@fontsource/source-serif-4/files/….woff2`. */
  readonly resolve: (specifier: string) => URL;
}

/** The files of the packages that maalepunkt comes with. */
export const fontFiles: FontEffects = {
  read: (url) => readFile(url),
  resolve: (specifier) => new URL(import.meta.resolve(specifier)),
};

/**
 * Puts the fonts into the style sheet itself, as data. A face whose `unicode-range` holds no character of the
 * text is left out: Greek letters, say, are only carried by a report that has some.
 */
export async function embedFonts(css: string, text: string, effects: FontEffects = fontFiles): Promise<string> {
  const used = charactersOf(text);
  const parts = css.split(/(@font-face\s*\{[^}]*\})/);
  const embedded = await Promise.all(
    parts.map(async (part, position) => {
      if (position % 2 === 0) return part;
      return isUsed(part, used) ? await embedFont(part, effects) : "";
    }),
  );
  return embedded.join("");
}

/** The code points of a text, each once. A report is long, and has few different ones. */
export function charactersOf(text: string): ReadonlySet<number> {
  const seen = new Uint8Array(0x10000);
  const found = new Set<number>();
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (seen[unit] === 1) continue;
    const point = text.codePointAt(index) ?? unit;
    found.add(point);
    if (point > 0xffff) index++;
    else seen[unit] = 1;
  }
  return found;
}

async function embedFont(fontFace: string, effects: FontEffects): Promise<string> {
  const [, specifier] = /url\("([^"]+)"\)/.exec(fontFace) ?? [];
  if (specifier === undefined || specifier.startsWith("data:")) return fontFace;
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
