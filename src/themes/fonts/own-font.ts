import {CliError, type Place} from "../../errors/cli-error.ts";
import type {CharacterWidths, LabelWidths} from "../model.ts";
import {type ReadOwnFile, readOwn} from "../own-file.ts";
import type {OwnFontFiles} from "../own-look.ts";
import {fontFace, greekFaces} from "./bundled.ts";
import {type FontFile, readFontFile} from "./font-file.ts";

/** A typeface that a theme is set in. */
export interface Typeface {
  /** A CSS font family list. */
  readonly list: string;
  /** CSS that makes its faces known. */
  readonly faces: readonly string[];
  readonly widths: LabelWidths;
}

const mostBytes = 3 * 1024 * 1024;
const mediaTypes = {woff2: "font/woff2", woff: "font/woff", truetype: "font/ttf", opentype: "font/otf"};
/** Whatever is bold takes this face, headings that ask for a bolder one too. */
const boldWeight = 600;
/** Bold is set this much wider, in most typefaces, where there is no file to tell. */
const boldIsWider = 1.07;

/** Where a typeface is asked for, and from where. Headings are in its bold face, or in the only one. */
interface OwnFontUse {
  readonly folder: string;
  readonly place: Place | undefined;
  readonly isHeading: boolean;
}

/**
 * A typeface of one's own, from files beside the evaluation, which reports then carry in them.
 * @throws CliError (config) for files that are missing, broken, too large, or that may not be put into documents
 */
export async function ownTypeface(
  files: OwnFontFiles,
  {folder, place, isHeading}: OwnFontUse,
  read: ReadOwnFile,
): Promise<Typeface> {
  const open = async (file: string | undefined) =>
    file === undefined ? undefined : await readOwnFont(file, folder, place, read);
  const [regular, italic, bold] = await Promise.all([
    readOwnFont(files.regular, folder, place, read),
    open(files.italic),
    open(files.bold),
  ]);
  const name = regular.font.family;
  const face = ({bytes, font}: ReadFont, weight: number, isItalic = false) =>
    fontFace(
      name,
      {weight: font.weights === null ? weight : `${font.weights.from} ${font.weights.to}`, isItalic},
      `url("data:${mediaTypes[font.format]};base64,${Buffer.from(bytes).toString("base64")}") format("${font.format}")`,
    );
  const running = [
    face(regular, 400),
    ...(italic === undefined ? [] : [face(italic, 400, true)]),
    ...(bold === undefined ? [] : [face(bold, boldWeight)]),
  ];
  return {
    list: `"${name}", "Source Sans 3", "Segoe UI", Arial, sans-serif`,
    faces: [
      ...(isHeading ? [face(bold ?? regular, boldWeight)] : running),
      ...(regular.font.widths.has("χ") ? [] : greekFaces()),
    ],
    widths: {400: regular.font.widths, 600: bold?.font.widths ?? wider(regular.font.widths)},
  };
}

interface ReadFont {
  readonly bytes: Uint8Array;
  readonly font: FontFile;
}

async function readOwnFont(
  file: string,
  folder: string,
  place: Place | undefined,
  read: ReadOwnFile,
): Promise<ReadFont> {
  const bytes = await readOwn(file, {folder, place, what: "font"}, read);
  const unfit = (reason: string, hint: string, cause?: unknown) =>
    new CliError("config", `The font "${file}" ${reason}.`, {place, hint, cause});
  if (bytes.length > mostBytes) {
    throw unfit(`is ${Math.ceil(bytes.length / 1024)} kB, and would stand in every report`, "Make it a WOFF2 file.");
  }
  const font = openFont(bytes, (cause) =>
    unfit("is not a font that can be read", "Give a .woff2, .ttf or .otf file.", cause),
  );
  if (font.isForbidden) {
    throw unfit(
      "says that it may not be put into documents",
      "Ask its maker for a licence, and a file, that lets you.",
    );
  }
  if (font.family === "") throw unfit("has no name", "Give one that is made for use in documents.");
  if (!"aeø0".split("").every((letter) => font.widths.has(letter))) {
    throw unfit("lacks letters that Danish needs", "Give a file with all of the typeface.");
  }
  return {bytes, font};
}

function openFont(bytes: Uint8Array, failure: (cause: unknown) => CliError): FontFile {
  try {
    return readFontFile(bytes);
  } catch (cause) {
    if (cause instanceof RangeError) throw failure(cause);
    throw cause;
  }
}

function wider(widths: CharacterWidths): CharacterWidths {
  return new Map(Array.from(widths, ([character, width]) => [character, Math.round(width * boldIsWider)]));
}
