import {readdir, readFile} from "node:fs/promises";
import {basename, join, resolve} from "node:path";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {type CodebookFile, codebookFileSpec} from "./codebook-file.ts";
import {dataSpec, type EvaluationSpec, evaluationFileName, evaluationSpec} from "./evaluation.ts";
import {type LiteratureFile, literatureFileName, literatureFileSpec} from "./literature-file.ts";
import {type ConfigFile, readYaml} from "./read-yaml.ts";

/** Everything that people have written for one evaluation. */
export interface EvaluationFiles {
  /** Absolute. */
  readonly folder: string;
  /** The folder's own name. */
  readonly key: string;
  readonly evaluation: ConfigFile<EvaluationSpec>;
  readonly codebook: ConfigFile<CodebookFile>;
  readonly chapters: readonly ChapterFile[];
  /** Left out where there is no literature.yaml. */
  readonly literature?: ConfigFile<LiteratureFile>;
}

export interface ChapterFile {
  readonly file: string;
  readonly text: string;
}

export interface ConfigEffects {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly readFolder: (path: string) => Promise<string[]>;
}

export const configEffects: ConfigEffects = {readFile: (path) => readFile(path), readFolder: (path) => readdir(path)};

/**
 * Reads evaluation.yaml, the codebook it names, and its chapters in the order of their names.
 * File names in messages are as the user gave the folder.
 * @throws CliError (config) for anything missing or wrong, with its place
 */
export async function readEvaluation(folder: string, effects: ConfigEffects = configEffects): Promise<EvaluationFiles> {
  const {evaluation, codebook, ...where} = await readConfiguration(folder, evaluationSpec, effects);
  const [chapters, literature] = await Promise.all([
    readChapters(folder, evaluation, effects),
    readLiterature(folder, effects),
  ]);
  return {...where, evaluation, codebook, chapters, ...(literature && {literature})};
}

/**
 * The works that chapters cite; undefined for a report that has no file of them.
 * @throws CliError (config) for what is wrong in it
 */
async function readLiterature(folder: string, effects: ConfigEffects): Promise<ConfigFile<LiteratureFile> | undefined> {
  const names = await effects.readFolder(folder).catch(() => [] as string[]);
  if (!names.includes(literatureFileName)) return undefined;
  const file = join(folder, literatureFileName);
  return readYaml(file, await readText(file, effects, folder), literatureFileSpec);
}

/**
 * Reads the chapters alone, in the order of their names.
 * @throws CliError (config) when there are none, or one cannot be read
 */
export async function readChapters(
  folder: string,
  evaluation: ConfigFile<EvaluationSpec>,
  effects: ConfigEffects = configEffects,
): Promise<ChapterFile[]> {
  const chapterFolder = join(folder, evaluation.value.chapters);
  const names = await chapterNames(chapterFolder, effects, evaluation);
  return Promise.all(
    names.map(async (name) => {
      const file = join(chapterFolder, name);
      return {file, text: await readText(file, effects, chapterFolder)};
    }),
  );
}

/**
 * What evaluation.yaml and the codebook tell of the data, without analyses, figures and chapters: for a look at the data,
 * which shall be quick, and work before a report does.
 * @throws CliError (config) as `readEvaluation` does
 */
export async function readDataFiles(folder: string, effects: ConfigEffects = configEffects): Promise<EvaluationFiles> {
  return {...(await readConfiguration(folder, dataSpec, effects)), chapters: []};
}

/**
 * The evaluation without its chapters, for what has to work before there are any.
 * @throws CliError (config) as `readEvaluation` does
 */
export async function readAnalysisFiles(
  folder: string,
  effects: ConfigEffects = configEffects,
): Promise<EvaluationFiles> {
  const read = await readConfiguration(folder, evaluationSpec, effects);
  const literature = await readLiterature(folder, effects);
  return {...read, chapters: [], ...(literature && {literature})};
}

async function readConfiguration(
  folder: string,
  schema: typeof evaluationSpec | typeof dataSpec,
  effects: ConfigEffects,
): Promise<Omit<EvaluationFiles, "chapters">> {
  const evaluationFile = join(folder, evaluationFileName);
  const evaluation = readYaml(evaluationFile, await readText(evaluationFile, effects, folder), schema);
  const codebookFile = join(folder, evaluation.value.codebook);
  const codebook = readYaml(codebookFile, await readText(codebookFile, effects, folder), codebookFileSpec);
  return {folder: resolve(folder), key: basename(resolve(folder)), evaluation, codebook};
}

async function chapterNames(
  folder: string,
  effects: ConfigEffects,
  evaluation: ConfigFile<EvaluationSpec>,
): Promise<string[]> {
  const names = await effects.readFolder(folder).catch((cause: unknown) => {
    throw new CliError("config", `The folder of chapters "${folder}" cannot be read.`, {
      place: evaluation.placeOf(["chapters"]),
      hint: "Make the folder, with one Markdown file a chapter, or name another under chapters.",
      cause,
    });
  });
  const chapters = names.filter((name) => name.endsWith(".md")).sort();
  if (chapters.length > 0) return chapters;
  throw new CliError("config", `There is no chapter in "${folder}".`, {hint: "Write one, for instance 01-resume.md."});
}

/** Somebody has named an export where the folder of an evaluation is wanted. */
function noFolder(file: string, cause: unknown): CliError {
  return new CliError("config", `"${file}" is a file, and the folder of an evaluation is wanted.`, {
    hint: "maalepunkt table and maalepunkt variables look into a file; maalepunkt init makes an evaluation of it.",
    cause,
  });
}

function isFileAsFolder(cause: unknown): boolean {
  return typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ENOTDIR";
}

export async function readText(file: string, effects: ConfigEffects, folder: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await effects.readFile(file);
  } catch (cause) {
    if (isFileAsFolder(cause)) throw noFolder(folder, cause);
    const siblings = await effects.readFolder(folder).catch(() => [] as string[]);
    throw new CliError("config", `The file "${file}" cannot be read.`, {
      hint:
        siblings.length === 0 ? `There is no folder "${folder}".` : didYouMean(basename(file), siblings, "files there"),
      cause,
    });
  }
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes).replaceAll("\r\n", "\n");
  } catch (cause) {
    throw new CliError("config", `The file "${file}" is not UTF-8 text.`, {hint: "Save it as UTF-8.", cause});
  }
}
