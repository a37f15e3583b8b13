import type {Place} from "../errors/cli-error.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {type BundledFamily, bundledFamilies, type FaceWish} from "./fonts/bundled.ts";
import {bundledTypeface, type ReadFile} from "./fonts/bundled-typeface.ts";
import {ownTypeface, type Typeface} from "./fonts/own-font.ts";
import type {LabelWidths, ThemeFonts} from "./model.ts";
import type {ReadOwnFile} from "./own-file.ts";
import type {OwnFont, OwnLook} from "./own-look.ts";

/** What a theme is set in. */
export interface Typefaces {
  readonly lists: ThemeFonts;
  /** CSS that makes all faces known. */
  readonly css: string;
  readonly labelWidths: LabelWidths;
}

type Role = keyof ThemeFonts;

/** A typeface that was asked for, by whom, and the faces that its roles need. */
interface Wish {
  readonly font: OwnFont;
  readonly folder: string;
  readonly place: Place | undefined;
  readonly faces: readonly FaceWish[];
  readonly isHeading: boolean;
}

const running: readonly FaceWish[] = [
  {weight: 400, isItalic: false},
  {weight: 400, isItalic: true},
  {weight: 600, isItalic: false},
];

/**
 * The typefaces of a theme: its own, or those that looks put in their place.
 * @throws CliError (config) for a name that no bundled typeface has, and for files that are unfit
 */
export async function typefaces(
  theme: {readonly fonts: ThemeFonts; readonly headingWeight: number},
  looks: readonly OwnLook[],
  effects: {readonly read: ReadFile; readonly readOwn: ReadOwnFile},
): Promise<Typefaces> {
  const wish = (role: Role): Wish => {
    const look = looks.findLast(({fonts}) => fonts?.[role] !== undefined);
    const isHeading = role === "heading";
    return {
      font: look?.fonts?.[role] ?? theme.fonts[role],
      folder: look?.folder ?? "",
      place: look?.placeOf(["fonts", role]),
      faces: isHeading ? [{weight: theme.headingWeight, isItalic: false}] : running,
      isHeading,
    };
  };
  const open = ({font, folder, place, faces, isHeading}: Wish): Promise<Typeface> => {
    const files = filesOf(font);
    return files === undefined
      ? bundledTypeface(familyNamed(String(font), place), faces, effects.read)
      : ownTypeface(files, {folder, place, isHeading}, effects.readOwn);
  };
  const [text, label, heading] = await Promise.all([open(wish("text")), open(wish("label")), open(wish("heading"))]);
  return {
    lists: {text: text.list, label: label.list, heading: heading.list},
    // One typeface in several roles is made known once.
    css: [...new Set([text, label, heading].flatMap(({faces}) => faces))].join(""),
    labelWidths: label.widths,
  };
}

/** The files of a font of one's own; undefined for the name of a bundled one. */
function filesOf(font: OwnFont): Exclude<OwnFont, string> | undefined {
  if (typeof font !== "string") return font;
  return /\.(?:woff2?|ttf|otf)$/i.test(font) ? {regular: font} : undefined;
}

function familyNamed(name: string, place: Place | undefined): BundledFamily {
  const family = bundledFamilies.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (family !== undefined) return family;
  const names = bundledFamilies.map((each) => each.name);
  throw new CliError("config", `There is no typeface "${name}".`, {
    place,
    hint: `${didYouMean(name, names, "typefaces")} A file of your own ends in .woff2, .ttf or .otf.`,
  });
}
