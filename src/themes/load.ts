import {readFile} from "node:fs/promises";
import {CliError} from "../errors/cli-error.ts";
import type {Theme, ThemeTokens} from "./model.ts";
import {tokenSheet} from "./token-sheet.ts";

/** How a theme's files are read; tests hand in their own. */
export type ReadFile = (url: URL) => Promise<Uint8Array>;

const templatesFolder = new URL("../../templates/", import.meta.url);

/**
 * A theme by the name of its folder under templates/.
 * @throws CliError (environment) when a file of it is missing
 */
export async function loadTheme(name: string, read: ReadFile = (url) => readFile(url)): Promise<Theme> {
  const folder = new URL(`${encodeURIComponent(name)}/`, templatesFolder);
  const [index, tokenText] = await Promise.all([
    readTemplate(new URL("theme.css", folder), read),
    readTemplate(new URL("tokens.json", folder), read),
  ]);
  const parts = index.split(/@import\s+"([^"]+)";/);
  const sheets = await Promise.all(
    parts.map((part, position) => (position % 2 === 0 ? part : readTemplate(new URL(part, folder), read))),
  );
  // A theme's own files come with maalepunkt and are checked by its tests.
  const tokens: ThemeTokens = JSON.parse(tokenText);
  return {name, css: tokenSheet(tokens) + sheets.join(""), tokens};
}

/** A file under templates/, as text. @throws CliError (environment) when it is missing */
export async function readTemplate(url: URL, read: ReadFile = (each) => readFile(each)): Promise<string> {
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
