import {dirname, relative} from "node:path";
import picocolors from "picocolors";
import {fetchFileSpec} from "../config/fetch-spec.ts";
import {configEffects, readText} from "../config/read-files.ts";
import {readYaml} from "../config/read-yaml.ts";
import {fetchAll} from "../fetch/fetch-all.ts";
import type {FetchEvent, Fetched, FetchedFile} from "../fetch/model.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";

/** `maalepunkt fetch <job.yaml>`: one line a file; what has to be tried again is told as it happens. */
export async function fetch(file: string, options: GlobalOptions, terminal: Terminal): Promise<void> {
  const isJson = options.json === true;
  const job = readYaml(file, await readText(file, configEffects, dirname(file)), fetchFileSpec);
  const fetched = await fetchAll(
    {
      spec: job.value.fetch,
      folder: dirname(file),
      placeOf: (path) => job.placeOf(["fetch", ...path]),
    },
    {onEvent: tell(terminal, isJson)},
  );
  if (isJson) terminal.write(`${JSON.stringify(fetched)}\n`);
  else {
    for (const warning of fetched.warnings) terminal.error(`warning ${warning}`);
    terminal.write(`${linesOf(fetched).join("\n")}\n`);
  }
}

function tell(terminal: Terminal, isJson: boolean): (event: FetchEvent) => void {
  const colours = picocolors.createColors(terminal.colour);
  return (event) => {
    if (isJson) return;
    if (event.kind === "retry") {
      terminal.error(`${event.message} Trying again in ${Math.round(event.waitSeconds)} s.`);
    } else if (event.kind === "step" && terminal.interactive) {
      terminal.error(colours.dim(`${event.step.padEnd(12)} ${event.from}`));
    }
  };
}

function linesOf({folder, files, removed, hasChanged}: Fetched): string[] {
  const shown = relative(process.cwd(), folder) || ".";
  return [
    ...files.map(lineOf),
    ...removed.map((name) => `removed    ${name}`),
    hasChanged ? `${shown} has new data.` : `${shown} is as it was.`,
  ];
}

function lineOf({state, name, bytes, rows, from}: FetchedFile): string {
  const size = rows === null ? `${bytes} bytes` : `${rows} rows, ${bytes} bytes`;
  return `${state.padEnd(10)} ${name} (${size}) from ${from}`;
}
