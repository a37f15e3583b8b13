import {readFile} from "node:fs/promises";
import {CliError} from "../errors/cli-error.ts";
import type {ReadFile} from "./fonts/bundled-typeface.ts";
import {readLogo} from "./logo.ts";
import type {Logo, Theme, ThemeFonts, ThemeName, ThemeTokens} from "./model.ts";
import {assertReadable, withOwnColours} from "./own-colours.ts";
import {type ReadOwnFile, readOwnFile} from "./own-file.ts";
import type {OwnLook} from "./own-look.ts";
import {checkedSheet} from "./own-sheet.ts";
import {pageSheet, tokenSheet} from "./token-sheet.ts";
import {typefaces} from "./typefaces.ts";

export type {ReadFile} from "./fonts/bundled-typeface.ts";

const templatesFolder = new URL("../../templates/", import.meta.url);

/** templates/<theme>/tokens.json: as the tokens of a theme, with the names of typefaces. */
interface TokensFile extends Omit<ThemeTokens, "fonts"> {
  readonly fonts: ThemeFonts;
}

export interface ThemeEffects {
  /** How a theme's own files are read. */
  readonly read: ReadFile;
  /** How the files of an own look are read. */
  readonly readOwn: ReadOwnFile;
}

const fileEffects: ThemeEffects = {read: (url) => readFile(url), readOwn: readOwnFile};

/**
 * A theme, with what an evaluation wants otherwise.
 * @param looks one's own, each overruling those before it: a theme folder's, then the evaluation's
 * @param logoAlt what is said of a logo that has no words of its own
 * @throws CliError (environment) when a file of the theme is missing; (config) for colours that are hard to read, and for files of
 * one's own that are missing or unfit
 */
export async function loadTheme(
  name: ThemeName,
  looks: readonly OwnLook[] = [],
  logoAlt = "Logo",
  effects: ThemeEffects = fileEffects,
): Promise<Theme> {
  const folder = new URL(`${encodeURIComponent(name)}/`, templatesFolder);
  const [sheet, tokenText] = await Promise.all([
    readSheet(new URL("theme.css", folder), effects.read),
    readTemplate(new URL("tokens.json", folder), effects.read),
  ]);
  // A theme's own files come with maalepunkt and are checked by its tests.
  const file: TokensFile = JSON.parse(tokenText);
  const [faces, logo] = await Promise.all([typefaces(file, looks, effects), logoOf(looks, logoAlt, effects)]);
  const tokens = recolour({...file, fonts: faces.lists}, looks);
  const own = looks.map((look) => (look.sheet === undefined ? "" : checkedSheet(look.sheet)));
  const css = faces.css + tokenSheet(tokens) + sheet + pageSheet(tokens) + own.join("");
  return {name, css, tokens, labelWidths: faces.labelWidths, logo};
}

function recolour(tokens: ThemeTokens, looks: readonly OwnLook[]): ThemeTokens {
  const coloured = looks.filter(({colours}) => colours !== undefined);
  if (coloured.length === 0) return tokens;
  const own = coloured.reduce((sum, {colours = {}}) => withOwnColours(sum, colours), tokens);
  assertReadable(own, coloured);
  return own;
}

async function logoOf(looks: readonly OwnLook[], alt: string, {readOwn}: ThemeEffects): Promise<Logo | null> {
  const look = looks.findLast(({logo}) => logo !== undefined);
  if (look?.logo === undefined) return null;
  return await readLogo(look.logo, {folder: look.folder, place: look.placeOf(["logo"]), alt}, readOwn);
}

/** A theme's sheet with those that it imports put in. */
async function readSheet(url: URL, read: ReadFile): Promise<string> {
  const parts = (await readTemplate(url, read)).split(/@import\s+"([^"]+)";/);
  const sheets = await Promise.all(
    parts.map((part, position) => (position % 2 === 0 ? part : readTemplate(new URL(part, url), read))),
  );
  return sheets.join("");
}

/** A file under templates/, as text. @throws CliError (environment) when it is missing */
export async function readTemplate(url: URL, read: ReadFile = fileEffects.read): Promise<string> {
  try {
    return new TextDecoder().decode(await read(url));
  } catch (cause) {
    throw new CliError("environment", `The template ${url.pathname.split("/").slice(-2).join("/")} cannot be read.`, {
      place: {file: url.pathname},
      hint: "Reinstall maalepunkt: a part of it is missing.",
      cause,
    });
  }
}

/** The page that a report is put into: a Handlebars template shared by all themes. */
export async function loadPageTemplate(read?: ReadFile): Promise<string> {
  return await readTemplate(new URL("page.hbs", templatesFolder), read);
}
