import {CliError} from "../errors/cli-error.ts";
import {startDatabase} from "../pipeline/start-database.ts";
import {searched} from "../quick/search.ts";
import {variableLines} from "../quick/variable-lines.ts";
import type {GlobalOptions} from "./options.ts";
import {parseWave} from "./parse-wave.ts";
import {screenStyle} from "./screen-style.ts";
import type {Terminal} from "./terminal.ts";

interface VariablesOptions extends GlobalOptions {
  readonly wave?: string;
  readonly source?: string;
}

/** `maalepunkt variables <folder|file> [words]`: what there is to count, with the answers. */
export async function variables(
  path: string,
  words: readonly string[],
  options: VariablesOptions,
  terminal: Terminal,
): Promise<void> {
  const wave = options.wave === undefined ? undefined : parseWave(options.wave);
  const database = startDatabase();
  const {listVariables} = await import("../pipeline/list-variables.ts");
  const found = searched(await listVariables(path, wave, options.source, database), words);
  if (found.sources.length === 0) {
    throw new CliError("usage", `No variable has "${words.join(" ")}" in its name, label, question or answers.`, {
      hint: "Use fewer words, or none to see all variables.",
    });
  }
  terminal.write(options.json === true ? `${JSON.stringify(found)}\n` : variableLines(found, screenStyle(terminal)));
}
