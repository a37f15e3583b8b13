import type {EvaluationFiles} from "../../config/read-files.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult} from "../../results/model.ts";
import type {PlaceEffects} from "../write/place-files.ts";
import {linksOf} from "./links.ts";
import type {Margin, UnusedMargin} from "./model.ts";
import {marginsOfTables, readPrintedTables} from "./printed-tables.ts";
import {readPublishedMargins} from "./published-file.ts";

export interface ReadMargins {
  readonly margins: readonly Margin[];
  readonly unused: readonly UnusedMargin[];
}

/**
 * The published numbers of some files: lists of printed tables, or numbers with the addresses of our cells.
 * @param tablesOf the results of some analyses, whatever their numbers are: for the labels of their rows and columns
 * @throws CliError (config) for a file that cannot be read, or does not fit its schema
 */
export async function readMargins(
  files: EvaluationFiles,
  paths: readonly string[],
  effects: PlaceEffects,
  tablesOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, AnalysisResult>>,
): Promise<ReadMargins> {
  const margins: Margin[] = [];
  const unused: UnusedMargin[] = [];
  for (const path of paths) {
    const text = await readText(path, effects);
    if (!text.trimStart().startsWith("[")) margins.push(...readPublishedMargins(path, text));
    else {
      const links = await linksOf(files, effects);
      const results = await tablesOf([...new Set([...links.values()].flat())]);
      const found = marginsOfTables(readPrintedTables(path, text), (id) =>
        (links.get(id) ?? []).flatMap((key) => results.get(key) ?? []),
      );
      margins.push(...found.margins);
      unused.push(...found.unused);
    }
  }
  return {margins, unused};
}

async function readText(path: string, effects: PlaceEffects): Promise<string> {
  const bytes = await effects.read(path).catch((cause: unknown) => {
    throw new CliError("config", `The margins "${path}" cannot be read.`, {
      hint: "Name a JSON file with --margins.",
      cause,
    });
  });
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch (cause) {
    throw new CliError("config", `The margins "${path}" are not UTF-8 text.`, {hint: "Save the file as UTF-8.", cause});
  }
}
