import picocolors from "picocolors";
import {type InitSummary, initEvaluation} from "../init/init.ts";
import {changesOf, foundIn} from "../init/tell.ts";
import type {GlobalOptions} from "./options.ts";
import type {Terminal} from "./terminal.ts";

interface InitCommandOptions extends GlobalOptions {
  readonly out?: string;
  readonly accept?: boolean;
}

/** `maalepunkt init <export…>`: a first evaluation of exports, or what is new in them. */
export async function init(exports: readonly string[], options: InitCommandOptions, terminal: Terminal): Promise<void> {
  const summary = await initEvaluation({
    exports,
    out: options.out,
    accept: options.accept === true,
    workingFolder: process.cwd(),
  });
  if (options.json === true) {
    terminal.write(`${JSON.stringify(plain(summary))}\n`);
    return;
  }
  const {bold} = picocolors.createColors(terminal.colour);
  const lines = summary.kind === "made" ? madeLines(summary, bold) : comparedLines(summary);
  terminal.write(`${lines.join("\n")}\n`);
}

function madeLines(summary: Extract<InitSummary, {kind: "made"}>, bold: (text: string) => string): string[] {
  const {folder, draft, files} = summary;
  const found = foundIn(draft).flatMap(({source, found: facts}) => [
    bold(source),
    ...facts.map(({what, text}) => `  ${what.padEnd(14)}${text}`),
  ]);
  const chapters = files.filter((name) => name.endsWith(".md")).length;
  return [
    ...found,
    "",
    `${folder}: evaluation.yaml, codebook.yaml and ${chapters} ${chapters === 1 ? "chapter" : "chapters"}.`,
    "Small groups are not hidden yet: the report is for your own eyes.",
    `Next: maalepunkt build ${/\s/.test(folder) ? JSON.stringify(folder) : folder}`,
  ];
}

function comparedLines({folder, changes, written, recorded}: Extract<InitSummary, {kind: "compared"}>): string[] {
  const record = recorded
    ? []
    : ["There is no record of these exports yet, so new variables and wordings cannot be told; --accept makes one."];
  if (changes.length === 0)
    return [`${folder}: nothing is new. Nothing was changed.`, ...record, ...writtenLine(written)];
  return [`${folder}:`, ...changesOf(changes).map((text) => `  ${text}`), ...record, ...writtenLine(written)];
}

function writtenLine(written: readonly string[]): string[] {
  return written.length === 0
    ? []
    : [`Written: ${written.join(" and ")}. What you have written yourself is as it was.`];
}

function plain(summary: InitSummary): object {
  if (summary.kind === "compared") return summary;
  const {kind, folder, files, draft} = summary;
  return {kind, folder, files, sources: foundIn(draft)};
}
