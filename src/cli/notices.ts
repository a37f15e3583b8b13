import {readFile} from "node:fs/promises";
import {z} from "zod";
import {readYaml} from "../config/read-yaml.ts";
import {CliError} from "../errors/cli-error.ts";

/** More letters are no notice, and would push the report off its first page. */
const longest = 600;

const noticesSpec = z.record(z.string(), z.string());

/**
 * What a page is to say first of all; undefined for nothing.
 * @throws CliError (usage) for a text that is empty or too long
 */
export function noticeText(given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const text = given.replace(/\s+/gu, " ").trim();
  if (text !== "" && text.length <= longest) return text;
  throw new CliError("usage", text === "" ? "The notice is empty." : `The notice has ${text.length} letters.`, {
    hint: `Write one or a few sentences of at most ${longest} letters, or leave --notice out.`,
  });
}

/**
 * What some reports are to say first of all, by their folders: `{"aarhus": "Tallene er foreløbige."}`.
 * @throws CliError (usage, config) for a file that cannot be read, or is something else
 */
export async function readNotices(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CliError("usage", `The file of notices "${file}" cannot be read.`, {
      hint: 'Write one: {"aarhus": "Tallene er foreløbige."}',
      cause,
    });
  });
  const {value} = readYaml(file, text, noticesSpec);
  return Object.fromEntries(Object.entries(value).map(([key, notice]) => [key, noticeText(notice) ?? ""]));
}
