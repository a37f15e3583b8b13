import {dirname, join} from "node:path";
import type {z} from "zod";
import {CliError, type Place} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {EvaluationSpec} from "./evaluation.ts";
import {type ConfigEffects, configEffects, readText} from "./read-files.ts";
import {type ConfigFile, readYaml} from "./read-yaml.ts";
import {offeredThemes, type styleSpec, themeFileSpec} from "./style-spec.ts";

type Style = z.infer<typeof styleSpec>;

/** A theme by name, and what is wanted otherwise: first of a theme folder, then of the evaluation. */
export interface WrittenLook {
  readonly theme: (typeof offeredThemes)[number];
  readonly looks: readonly WrittenPart[];
}

/** What one file says of the look; its own files are named from its folder. */
export interface WrittenPart extends Partial<Pick<Style, "colours" | "fonts" | "logo">> {
  readonly sheet?: {readonly file: string; readonly text: string} | undefined;
  readonly folder: string;
  readonly placeOf: (path: readonly string[]) => Place;
}

const tokensName = "tokens.json";
const sheetName = "theme.css";

/**
 * How an evaluation shall look. A theme folder of one's own is read too: tokens.json, and theme.css when it is there.
 * @throws CliError (config) for a theme that is not there, and for what is wrong in tokens.json, with the place
 */
export async function readLook(
  evaluation: ConfigFile<EvaluationSpec>,
  effects: ConfigEffects = configEffects,
): Promise<WrittenLook> {
  const {theme: name, colours, fonts, logo} = evaluation.value.style;
  const folder = dirname(evaluation.file);
  const placeOf = (path: readonly string[]) => evaluation.placeOf(["style", ...path]);
  const written: WrittenPart = {colours, fonts, logo, folder, placeOf};
  const named = offeredThemes.find((each) => each === name);
  if (named !== undefined) return {theme: named, looks: [written]};
  if (!/^\.\.?[\\/]/.test(name)) {
    throw new CliError("config", `There is no theme "${name}".`, {
      place: placeOf(["theme"]),
      hint: `${didYouMean(name, offeredThemes, "themes")} A folder of your own begins with ./ or ../`,
    });
  }
  const {theme, part} = await readThemeFolder(join(folder, name), placeOf(["theme"]), effects);
  return {theme, looks: [part, written]};
}

async function readThemeFolder(
  folder: string,
  place: Place,
  effects: ConfigEffects,
): Promise<{theme: WrittenLook["theme"]; part: WrittenPart}> {
  const names = await effects.readFolder(folder).catch(() => [] as string[]);
  if (!names.includes(tokensName)) {
    throw new CliError("config", `There is no ${tokensName} in the theme's folder "${folder}".`, {
      place,
      hint: `Write one that begins with {"extends": "institute"}.`,
    });
  }
  const file = join(folder, tokensName);
  const {value, placeOf} = readYaml(file, await readText(file, effects, folder), themeFileSpec);
  const {extends: theme, colours, fonts, logo} = value;
  const sheetFile = join(folder, sheetName);
  const sheet = names.includes(sheetName)
    ? {file: sheetFile, text: await readText(sheetFile, effects, folder)}
    : undefined;
  return {theme, part: {colours, fonts, logo, sheet, folder, placeOf}};
}
