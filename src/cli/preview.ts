import {spawn} from "node:child_process";
import {stat} from "node:fs/promises";
import {join, relative} from "node:path";
import picocolors from "picocolors";
import {evaluationFileName} from "../config/evaluation.ts";
import {CliError} from "../errors/cli-error.ts";
import {startPreview} from "../preview/start.ts";
import {describeError} from "./describe-error.ts";
import type {GlobalOptions} from "./options.ts";
import {createTold} from "./preview-told.ts";
import type {Terminal} from "./terminal.ts";

interface PreviewOptions extends GlobalOptions {
  readonly port?: string;
  readonly open?: boolean;
}

export interface PreviewEffects {
  /** Ends when the user wants the preview to end. */
  readonly untilEnded: () => Promise<void>;
  readonly openBrowser: (address: string) => void;
}

const previewEffects: PreviewEffects = {
  untilEnded: () =>
    new Promise((resolve) => {
      process.once("SIGINT", () => resolve());
      process.once("SIGTERM", () => resolve());
    }),
  openBrowser,
};

/** `maalepunkt preview <folder>`: prints where the report is, and then a line whenever it has been made anew. */
export async function preview(
  folder: string,
  options: PreviewOptions,
  terminal: Terminal,
  effects: PreviewEffects = previewEffects,
): Promise<void> {
  await refuseWithoutEvaluation(folder);
  const port = options.port === undefined ? undefined : parsePort(options.port);
  const colours = picocolors.createColors(terminal.colour);
  const told = createTold();
  const say = (lines: readonly string[]) => {
    for (const line of lines) terminal.error(line);
  };
  const started = await startPreview(folder, {
    port,
    onMade: (published) => say(told.made(published, colours)),
    onDefect: (error) => {
      const described = describeError(error, {json: false, verbose: options.verbose === true, colour: terminal.colour});
      described.then(({text}) => terminal.error(text));
    },
  });
  terminal.write(options.json === true ? `${JSON.stringify({address: started.address})}\n` : `${started.address}\n`);
  if (terminal.interactive) terminal.error(colours.dim("Ctrl-C ends the preview."));
  if (options.open === true) effects.openBrowser(started.address);
  await effects.untilEnded();
  await started.close();
}

async function refuseWithoutEvaluation(folder: string): Promise<void> {
  const file = join(folder, evaluationFileName);
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  throw new CliError("config", `There is no ${evaluationFileName} in "${relative(process.cwd(), folder) || "."}".`, {
    hint: "Name the folder of an evaluation; maalepunkt init writes one.",
  });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new CliError("usage", `"${text}" is no port.`, {hint: "Write a number from 1024 to 65535."});
}

/** Hands an address of ours to the system's browser. */
function openBrowser(address: string): void {
  const [command, args]: [string, string[]] =
    process.platform === "darwin"
      ? ["open", [address]]
      : process.platform === "win32"
        ? ["explorer.exe", [address]]
        : ["xdg-open", [address]];
  const opened = spawn(command, args, {stdio: "ignore", detached: true});
  // Without such a program the address stands in the terminal all the same.
  opened.on("error", () => {});
  opened.unref();
}
