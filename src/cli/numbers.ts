import {CliError} from "../errors/cli-error.ts";
import {startDatabase} from "../pipeline/start-database.ts";
import {numberLines} from "../quick/number-lines.ts";
import {searchedNumbers} from "../quick/search.ts";
import type {GlobalOptions} from "./options.ts";
import {screenStyle} from "./screen-style.ts";
import type {Terminal} from "./terminal.ts";

interface NumbersOptions extends GlobalOptions {
  readonly claims?: boolean;
}

/** `maalepunkt numbers <folder> [words]`: what the chapters may say, with what to write for it. */
export async function numbers(
  folder: string,
  words: readonly string[],
  options: NumbersOptions,
  terminal: Terminal,
): Promise<void> {
  const database = startDatabase();
  const {listNumbers} = await import("../pipeline/list-numbers.ts");
  const all = await listNumbers(folder, database);
  const found = searchedNumbers(all, words);
  if (found.groups.length === 0) {
    throw new CliError("usage", `No live number has "${words.join(" ")}" in its table, block, row, column or text.`, {
      hint: "Use fewer words, or none to see all numbers.",
    });
  }
  const paste = options.claims === true ? "claims" : "helpers";
  terminal.write(
    options.json === true ? `${JSON.stringify(found)}\n` : numberLines(found, paste, screenStyle(terminal)),
  );
}
