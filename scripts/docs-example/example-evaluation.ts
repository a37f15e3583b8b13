import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {z} from "zod";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import {evaluationFileName, evaluationSpec} from "../../src/config/evaluation.ts";
import {explainIssues} from "../../src/config/explain-issues.ts";
import type {EvaluationFiles} from "../../src/config/read-files.ts";
import {type ConfigFile, type Path, readYaml} from "../../src/config/read-yaml.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {codebookPartsOf, examplesOf, type Fence, onItsLines, type Page} from "./page.ts";

type Written = ConfigFile<Record<string, unknown>>;

/** The example evaluation as it is written, before any page has added to it. */
export interface ExampleEvaluation {
  readonly folder: string;
  readonly evaluation: Written;
  readonly codebook: Written;
}

const anything = z.record(z.string(), z.unknown());

export async function readExample(folder: string): Promise<ExampleEvaluation> {
  const read = async (name: string) => {
    const file = join(folder, name);
    return readYaml(file, await readFile(file, "utf8"), anything);
  };
  return {folder, evaluation: await read(evaluationFileName), codebook: await read("codebook.yaml")};
}

/**
 * The example evaluation with what a page adds to it.
 * @throws CliError (config) for YAML that cannot be read or does not fit, with its line in the page
 */
export function withPage({folder, evaluation, codebook}: ExampleEvaluation, page: Page): EvaluationFiles {
  const parts = (fences: readonly Fence[]) => fences.map((fence) => readYaml(page.file, onItsLines(fence), anything));
  const examples = parts(examplesOf(page).map(({asked}) => asked));
  return {
    folder,
    key: "example",
    evaluation: merged(evaluation, examples, evaluationSpec),
    codebook: merged(codebook, parts(codebookPartsOf(page)), codebookFileSpec),
    chapters: [],
  };
}

/** Several files as if they were one; each value's place is where it is written. */
function merged<Schema extends z.ZodType>(
  base: Written,
  parts: readonly Written[],
  schema: Schema,
): ConfigFile<z.output<Schema>> {
  const placeOf = (path: Path) => (parts.find(({value}) => reaches(value, path.slice(0, 2))) ?? base).placeOf(path);
  const value = parts.reduce<unknown>((sofar, part) => overlaid(sofar, part.value), base.value);
  const result = schema.safeParse(value);
  if (result.success) return {file: base.file, value: result.data, placeOf};
  const {message, hint, path} = explainIssues(result.error.issues, schema, value);
  const part = parts.find((each) => reaches(each.value, path.slice(0, 1)));
  throw new CliError("config", message, {place: (part ?? base).placeOf(path), hint});
}

function reaches(value: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  return isMap(value) && Object.hasOwn(value, step) && reaches(value[step], rest);
}

/** Maps are put together key by key; anything else is replaced. */
function overlaid(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const keys = Object.keys(over).map((key) => [
    key,
    Object.hasOwn(base, key) ? overlaid(base[key], over[key]) : over[key],
  ]);
  return {...base, ...Object.fromEntries(keys)};
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
