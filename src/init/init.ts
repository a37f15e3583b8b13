import {basename, isAbsolute, join, relative, resolve, sep} from "node:path";
import {evaluationFileName} from "../config/evaluation.ts";
import {CliError} from "../errors/cli-error.ts";
import {allSourceEffects} from "../pipeline/read-sources.ts";
import {detectSource} from "../sources/detect.ts";
import type {SourceEffects} from "../sources/read-bytes.ts";
import {readSource} from "../sources/read-source.ts";
import type {Draft} from "./draft-model.ts";
import {keyOf} from "./keys.ts";
import {type Export, makeDraft, type ReadExport, titleOf} from "./make-draft.ts";
import {planReport} from "./plan-report.ts";
import {recordFileName, recordOf, writeRecord} from "./record.ts";
import {hasEvaluation, type UpdateSummary, updateEvaluation} from "./update.ts";
import {writeChapter} from "./write-chapter.ts";
import {writeCodebook} from "./write-codebook.ts";
import {writeEvaluation} from "./write-evaluation.ts";
import {type NewFile, writeFolder} from "./write-folder.ts";

export interface InitOptions {
  /** Files and folders, as the user wrote them. */
  readonly exports: readonly string[];
  /** The evaluation's folder; named after the export when undefined. */
  readonly out: string | undefined;
  /** Of an evaluation that is already there: take note of the exports as they are now. */
  readonly accept: boolean;
  /** What relative paths are relative to. */
  readonly workingFolder: string;
}

export type InitSummary =
  | {
      readonly kind: "made";
      /** As it is to be written in the next command. */
      readonly folder: string;
      readonly draft: Draft;
      /** Relative to the folder. */
      readonly files: readonly string[];
    }
  | ({readonly kind: "compared"; readonly folder: string} & UpdateSummary);

/**
 * Writes evaluation.yaml, codebook.yaml and chapters for exports. In a folder that holds an evaluation already it changes nothing that
 * people write: it tells what is new in the exports, and proposes.
 * @throws CliError (data) for an export that cannot be read, (output) for a folder that holds something else or cannot be
 * written, (usage, config) for an evaluation that is there and does not fit
 */
export async function initEvaluation(
  options: InitOptions,
  effects: SourceEffects = allSourceEffects,
): Promise<InitSummary> {
  const {exports, workingFolder, accept} = options;
  const folder = await targetFolder(options, effects);
  const shown = shownFolder(folder, workingFolder);
  if (await hasEvaluation(folder)) {
    const paths = exports.map((path) => resolve(workingFolder, path));
    return {kind: "compared", folder: shown, ...(await updateEvaluation({exports: paths, folder, accept}))};
  }
  await refuseOtherContent(folder, shown, effects);
  const {draft, files} = await draftFiles(options, folder, effects);
  await writeFolder(folder, files);
  return {kind: "made", folder: shown, draft, files: files.map(({name}) => name)};
}

async function refuseOtherContent(folder: string, shown: string, effects: SourceEffects): Promise<void> {
  const names = await effects.readFolder(folder).catch(() => []);
  if (names.length === 0) return;
  throw new CliError("output", `"${shown}" is there already and is no evaluation.`, {
    hint: "Choose another folder with --out.",
  });
}

async function draftFiles(
  {exports, workingFolder}: InitOptions,
  folder: string,
  effects: SourceEffects,
): Promise<{draft: Draft; files: NewFile[]}> {
  const described = await Promise.all(
    exports.map(async (path): Promise<Export> => {
      const absolute = resolve(workingFolder, path);
      return {
        path: absolute,
        type: await detectSource(absolute, effects, {file: path}),
        relative: relativePath(folder, absolute),
      };
    }),
  );
  const draft = await makeDraft(described, readerFor(folder, effects));
  const chapters = planReport(draft);
  const files = [
    {name: evaluationFileName, content: writeEvaluation(draft, chapters)},
    {name: "codebook.yaml", content: writeCodebook(draft)},
    {name: recordFileName, content: writeRecord(new Map(draft.sources.map(({key, table}) => [key, recordOf(table)])))},
    ...chapters.map((chapter) => ({name: `chapters/${chapter.file}`, content: writeChapter(chapter)})),
  ];
  return {draft, files};
}

function readerFor(folder: string, effects: SourceEffects): ReadExport {
  return (key, spec) => readSource(key, spec, folder, effects);
}

/** `--out`; else a folder named after the export, under reports/ where there is one. */
async function targetFolder({exports, out, workingFolder}: InitOptions, effects: SourceEffects): Promise<string> {
  if (out !== undefined) return resolve(workingFolder, out);
  const name = keyOf(titleOf(exports.map((path) => ({path: resolve(workingFolder, path)})))).replaceAll("_", "-");
  const hasReports = await effects.readFolder(join(workingFolder, "reports")).then(
    () => true,
    () => false,
  );
  return hasReports ? join(workingFolder, "reports", name) : join(workingFolder, name);
}

function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

function shownFolder(folder: string, workingFolder: string): string {
  const inside = relative(workingFolder, folder);
  return inside.startsWith("..") || isAbsolute(inside) ? folder : inside || basename(folder);
}
