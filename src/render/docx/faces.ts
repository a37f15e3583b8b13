import {readFile} from "node:fs/promises";
import {bundledFamilies, type FaceWish, faceAddress} from "../../themes/fonts/bundled.ts";
import type {FontEffects} from "../fonts.ts";
import {unpackWoff} from "./woff.ts";

/** A font family as OpenType files. What there is no file of is left out. */
export interface Family {
  /** "Source Serif 4" */
  readonly name: string;
  readonly regular?: Buffer;
  readonly bold?: Buffer;
  readonly italic?: Buffer;
  readonly boldItalic?: Buffer;
  /** The weight between, which figures have. */
  readonly semibold?: Buffer;
}

const fileEffects: FontEffects = {
  read: (url) => readFile(url),
  resolve: (specifier) => new URL(import.meta.resolve(specifier)),
};

const regular = {weight: 400, isItalic: false};
const italic = {weight: 400, isItalic: true};
const bold = {weight: 700, isItalic: false};
const boldItalic = {weight: 700, isItalic: true};
const semibold = {weight: 600, isItalic: false};

/** The first name of a CSS list of font families. */
export function firstFamily(list: string): string {
  return (list.split(",")[0] ?? "").trim().replace(/^["']|["']$/g, "");
}

/** The files of one of the families that come with maalepunkt, else of one's own, which the theme's style sheet carries. */
export async function loadFamily(name: string, css: string, effects: FontEffects = fileEffects): Promise<Family> {
  const family = bundledFamilies.find((each) => each.name === name);
  if (family === undefined) return await ownFamily(name, css);
  // Packages have each face twice: packed for browsers alone, and as WOFF 1, which is the font behind zlib.
  const load = async (wish: FaceWish) => {
    const address = faceAddress(family, "latin", wish).replace(/\.woff2$/, ".woff");
    return unpackWoff(await effects.read(effects.resolve(address)));
  };
  const [one, two, three, four, five] = await Promise.all([regular, bold, italic, boldItalic, semibold].map(load));
  return {
    name,
    ...(one === undefined ? {} : {regular: one}),
    ...(two === undefined ? {} : {bold: two}),
    ...(three === undefined ? {} : {italic: three}),
    ...(four === undefined ? {} : {boldItalic: four}),
    ...(five === undefined ? {} : {semibold: five}),
  };
}

async function ownFamily(name: string, css: string): Promise<Family> {
  const faces = new Map<keyof Family, Buffer>();
  for (const [, rule = ""] of css.matchAll(/@font-face\s*\{([^}]*)\}/g)) {
    const property = (key: string) => new RegExp(`${key}:\\s*([^;]+)`).exec(rule)?.[1]?.trim() ?? "";
    const [, type = "", data = ""] = /url\("data:font\/(\w+);base64,([^"]+)"\)/.exec(rule) ?? [];
    if (firstFamily(property("font-family")) !== name || data === "") continue;
    const isBold = Number.parseInt(property("font-weight"), 10) >= 600;
    const face = property("font-style") === "italic" ? "italic" : isBold ? "bold" : "regular";
    faces.set(face, await openFace(type, Buffer.from(data, "base64")));
  }
  return {name, ...Object.fromEntries(faces)};
}

/** The theme has seen to it that it is a font of the type that it says. */
async function openFace(type: string, bytes: Buffer): Promise<Buffer> {
  if (type === "woff") return unpackWoff(bytes);
  if (type !== "woff2") return bytes;
  const {default: decompress} = await import("wawoff2/decompress.js");
  return Buffer.from(await decompress(bytes));
}
