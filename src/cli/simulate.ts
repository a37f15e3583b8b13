import {relative} from "node:path";
import picocolors from "picocolors";
import {CliError} from "../errors/cli-error.ts";
import {simulate as run, type Simulation} from "../simulate/simulate.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";

interface SimulateCommandOptions extends GlobalOptions {
  readonly margins?: readonly string[];
  readonly n?: string;
  readonly seed?: string;
  readonly output?: string;
  readonly force?: boolean;
  readonly seconds?: string;
}

/**
 * `maalepunkt simulate <folder>`: where the exports of invented people were written, which printed numbers they do not give and
 * why, and whether the evaluation says that its people are invented.
 */
export async function simulate(folder: string, options: SimulateCommandOptions, terminal: Terminal): Promise<void> {
  const simulation = await run(folder, {
    margins: options.margins ?? [],
    ...whole("n", options.n, "persons"),
    ...whole("seed", options.seed, "seed"),
    ...whole("seconds", options.seconds, "seconds"),
    ...(options.output === undefined ? {} : {output: options.output}),
    force: options.force === true,
  });
  if (options.json === true) terminal.write(`${JSON.stringify(simulation)}\n`);
  else tell(simulation, terminal);
}

function tell(simulation: Simulation, terminal: Terminal): void {
  const {sources, persons, margins, misfits, unused, blank, lacksNotice, record} = simulation;
  const colours = picocolors.createColors(terminal.colour);
  terminal.write(`${persons} opdigtede ${persons === 1 ? "person" : "personer"}\n`);
  for (const {key, paths, rows} of sources) {
    terminal.write(
      `${colours.bold(key)}: ${rows} ${rows === 1 ? "række" : "rækker"} i ${paths.map(short).join(", ")}\n`,
    );
  }
  if (margins.used + unused.length > 0) {
    terminal.write(`${margins.fitted} af ${margins.used} trykte tal er ramt\n`);
    for (const {table, what, printed, ours, why} of misfits) {
      terminal.write(
        `${colours.yellow("Ikke ramt")} ${place(table, what)}: trykt ${printed}, her ${ours}: ${sentence(why)}\n`,
      );
    }
    for (const {table, what, printed, why} of unused) {
      terminal.write(`${colours.yellow("Ikke brugt")} ${place(table, what)}: trykt ${printed}: ${sentence(why)}\n`);
    }
    if (record !== null) terminal.write(`${short(record)}\n`);
  }
  for (const variable of blank) {
    terminal.write(
      `${colours.yellow("Advarsel")} ${variable} er tom: codebook.yaml siger ikke, hvad der svares (scale, labels, order eller type: number).\n`,
    );
  }
  if (lacksNotice) {
    terminal.write(
      `${colours.yellow("Advarsel")} evaluation.yaml siger ikke, at personerne er opdigtede: skriv data_notice: Personerne er opdigtede.\n`,
    );
  }
}

/** A reason that ends with an abbreviation has its full stop already. */
function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}

function place(table: string | null, what: string): string {
  return table === null ? `«${what}»` : `${table}, ${what}`;
}

function short(path: string): string {
  return relative(process.cwd(), path);
}

function whole<Key extends string>(name: string, text: string | undefined, key: Key): Partial<Record<Key, number>> {
  if (text === undefined) return {};
  if (/^\d{1,9}$/.test(text) && (name === "seed" || Number(text) > 0))
    return {[key]: Number(text)} as Partial<Record<Key, number>>;
  throw new CliError("usage", `--${name} wants a whole number, and got "${text}".`, {
    hint: `Write for instance --${name} 98.`,
  });
}
