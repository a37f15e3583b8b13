import {readFile} from "node:fs/promises";
import type {AnalysisKind} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {AnalysisResult} from "../results/model.ts";
import {battery} from "./kinds/battery.ts";
import {change} from "./kinds/change.ts";
import {crosstab} from "./kinds/crosstab.ts";
import {dataReport} from "./kinds/data-report.ts";
import {distribution} from "./kinds/distribution.ts";
import {methodsUsed} from "./kinds/methods.ts";
import {multiple} from "./kinds/multiple.ts";
import {numbers} from "./kinds/numbers.ts";
import {outcome} from "./kinds/outcome.ts";
import {publishedReader} from "./kinds/published/file.ts";
import {published} from "./kinds/published.ts";
import {response} from "./kinds/response.ts";
import {status} from "./kinds/status.ts";
import type {AnalysisContext, Task} from "./task.ts";

/** The kinds that need nothing but the store. */
type IndependentKind = Exclude<AnalysisKind, "published" | "methods">;

const runners: {readonly [Kind in IndependentKind]: (task: Task<Kind>) => Promise<AnalysisResult>} = {
  distribution,
  battery,
  change,
  crosstab,
  outcome,
  status,
  response,
  numbers,
  multiple,
  "data-report": dataReport,
};

/** What analyses draw on; files are read from disk unless another way is given. */
export type RunContext = Omit<AnalysisContext, "readFile"> & Partial<Pick<AnalysisContext, "readFile">>;

/**
 * Runs all analyses of an evaluation, side by side; comparisons with published numbers and the list of methods
 * after the others, whose cells and tests they read.
 * @returns the results by key, in the order of evaluation.yaml
 * @throws CliError of the first analysis, in that order, that cannot be run
 */
export async function runAnalyses(
  evaluation: EvaluationSpec,
  given: RunContext,
): Promise<Record<string, AnalysisResult>> {
  const context: AnalysisContext = {readFile: (path) => readFile(path, "utf8"), ...given};
  const tasks = Object.entries(evaluation.analyses).map(([key, spec]) => ({key, spec, evaluation, context}));
  const readPublished = publishedReader();
  // The files are parsed while the database counts; whatever is wrong with one is told where it is used.
  for (const task of tasks.filter(isPublished)) readPublished(task).catch(() => {});
  const counted = await inOrder(tasks.filter(isIndependent), (task) => runIndependent(task.spec.kind, task));
  const results = {
    style: context.style,
    facts: context.facts,
    analyses: Object.fromEntries(counted.map((result) => [result.key, result])),
  };
  const compared = await inOrder(tasks.filter(isPublished), (task) => published(task, results, readPublished));
  const described = await inOrder(tasks.filter(isMethods), (task) => methodsUsed(task, results));
  const found = new Map([...counted, ...compared, ...described].map((result) => [result.key, result]));
  return Object.fromEntries(
    tasks.flatMap(({key}) => {
      const result = found.get(key);
      return result === undefined ? [] : [[key, result]];
    }),
  );
}

function isIndependent(task: Task<AnalysisKind>): task is Task<IndependentKind> {
  return task.spec.kind !== "published" && task.spec.kind !== "methods";
}

function isMethods(task: Task<AnalysisKind>): task is Task<"methods"> {
  return task.spec.kind === "methods";
}

function isPublished(task: Task<AnalysisKind>): task is Task<"published"> {
  return task.spec.kind === "published";
}

function runIndependent<Kind extends IndependentKind>(kind: Kind, task: Task<Kind>): Promise<AnalysisResult> {
  return runners[kind](task);
}

/** Runs everything to its end, so that nothing is left asking the store, and then throws the first failure. */
async function inOrder<Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<AnalysisResult>,
): Promise<AnalysisResult[]> {
  const settled = await Promise.allSettled(items.map(run));
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
