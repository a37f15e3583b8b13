import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {QuickTable} from "../pipeline/quick-table.ts";
import {startDatabase} from "../pipeline/start-database.ts";
import {gridOf} from "../quick/grid.ts";
import {csvTable, htmlTable, markdownTable} from "../quick/table-formats.ts";
import {textTable} from "../quick/text-table.ts";
import type {GlobalOptions} from "./options.ts";
import {parseWave} from "./parse-wave.ts";
import {screenStyle} from "./screen-style.ts";
import type {Terminal} from "./terminal.ts";

interface TableOptions extends GlobalOptions {
  readonly rows?: string;
  readonly columns?: string;
  readonly percent?: string;
  readonly wave?: string;
  readonly source?: string;
  readonly where?: readonly string[];
  readonly format?: string;
}

const formats = ["text", "csv", "md", "html", "json"] as const;
type TableFormat = (typeof formats)[number];

/** `maalepunkt table <folder|file>`: one table, quickly. */
export async function table(path: string, options: TableOptions, terminal: Terminal): Promise<void> {
  const format = options.json === true ? "json" : parseFormat(options.format ?? "text");
  if (options.rows === undefined) {
    throw new CliError("usage", "It is not said which variable the rows are of.", {
      hint: "Write --rows <variable>; maalepunkt variables lists them.",
    });
  }
  const request = {
    rows: options.rows,
    columns: options.columns,
    percent: options.percent,
    wave: options.wave === undefined ? undefined : parseWave(options.wave),
    source: options.source,
    where: options.where ?? [],
  };
  const database = startDatabase();
  const {quickTable} = await import("../pipeline/quick-table.ts");
  const made = await quickTable(path, request, database);
  terminal.write(printed(made, format, terminal));
}

function printed({result, notes}: QuickTable, format: TableFormat, terminal: Terminal): string {
  if (format === "json") return `${JSON.stringify(result)}\n`;
  const grid = gridOf(result, notes);
  switch (format) {
    case "text":
      return textTable(grid, screenStyle(terminal));
    case "csv":
      return csvTable(grid);
    case "md":
      return markdownTable(grid);
    case "html":
      return htmlTable(grid);
  }
}

function parseFormat(name: string): TableFormat {
  const format = formats.find((known) => known === name.toLowerCase());
  if (format !== undefined) return format;
  throw new CliError("usage", `There is no format "${name}".`, {hint: didYouMean(name, formats, "formats")});
}
