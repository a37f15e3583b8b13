import {readFile} from "node:fs/promises";
import type {AnalysisKind} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {AnalysisResult, Findings} from "../results/model.ts";
import {findDependencies} from "./dependencies.ts";
import {agreement} from "./kinds/agreement.ts";
import {association} from "./kinds/association.ts";
import {battery} from "./kinds/battery.ts";
import {change} from "./kinds/change.ts";
import {composed} from "./kinds/composed.ts";
import {costs} from "./kinds/costs.ts";
import {crossing} from "./kinds/crossing.ts";
import {crosstab} from "./kinds/crosstab.ts";
import {dataReport} from "./kinds/data-report.ts";
import {distribution} from "./kinds/distribution.ts";
import {entered} from "./kinds/entered.ts";
import {flow} from "./kinds/flow.ts";
import {funnel} from "./kinds/funnel.ts";
import {goals} from "./kinds/goals.ts";
import {impactInvestment} from "./kinds/impact-investment.ts";
import {impactTable} from "./kinds/impact-table.ts";
import {individualChange} from "./kinds/individual-change.ts";
import {judgement} from "./kinds/judgement.ts";
import {methodsUsed} from "./kinds/methods.ts";
import {multiple} from "./kinds/multiple.ts";
import {numbers} from "./kinds/numbers.ts";
import {outcome} from "./kinds/outcome.ts";
import {pairedMeans} from "./kinds/paired-means.ts";
import {presence} from "./kinds/presence.ts";
import {type PublishedReader, publishedReader} from "./kinds/published/file.ts";
import {published} from "./kinds/published.ts";
import {response} from "./kinds/response.ts";
import {scenarioTable} from "./kinds/scenario-table.ts";
import {scenarios} from "./kinds/scenarios.ts";
import {sensitivity} from "./kinds/sensitivity.ts";
import {series} from "./kinds/series.ts";
import {status} from "./kinds/status.ts";
import {summary} from "./kinds/summary.ts";
import {timeToEvent} from "./kinds/time-to-event.ts";
import {trafficLight} from "./kinds/traffic-light.ts";
import {transition} from "./kinds/transition.ts";
import {unitMeans} from "./kinds/unit-means.ts";
import {units} from "./kinds/units.ts";
import type {AnalysisContext, Task} from "./task.ts";

/** How each kind is run: from its spec, the store, and the results of the analyses it reads. */
type Runners = {
  readonly [Kind in AnalysisKind]: (task: Task<Kind>, findings: Findings) => Promise<AnalysisResult>;
};

function runnersWith(readPublished: PublishedReader): Runners {
  return {
    distribution,
    battery,
    change,
    crosstab,
    outcome,
    status,
    response,
    numbers,
    multiple,
    funnel,
    flow,
    goals,
    costs,
    crossing,
    "paired-means": pairedMeans,
    scenarios,
    "scenario-table": scenarioTable,
    "individual-change": individualChange,
    transition,
    "time-to-event": timeToEvent,
    composed,
    entered,
    judgement,
    summary,
    "traffic-light": trafficLight,
    agreement,
    association,
    presence,
    series,
    units,
    "unit-means": unitMeans,
    "data-report": dataReport,
    published: (task, findings) => published(task, findings, readPublished),
    methods: methodsUsed,
    sensitivity,
    "impact-investment": impactInvestment,
    "impact-table": impactTable,
  };
}

/** What analyses draw on; files are read from disk unless another way is given. */
export type RunContext = Omit<AnalysisContext, "readFile"> & Partial<Pick<AnalysisContext, "readFile">>;

/**
 * Runs all analyses of an evaluation, side by side; those that read others' cells or tests after the others.
 * @returns the results by key, in the order of evaluation.yaml
 * @throws CliError of the first analysis, in that order, that cannot be run
 */
export async function runAnalyses(
  evaluation: EvaluationSpec,
  given: RunContext,
): Promise<Record<string, AnalysisResult>> {
  const context: AnalysisContext = {readFile: (path) => readFile(path, "utf8"), ...given};
  const tasks = Object.entries(evaluation.analyses).map(([key, spec]) => ({key, spec, evaluation, context}));
  const dependencies = findDependencies(evaluation, context.placeOf);
  const readPublished = publishedReader();
  // The files are parsed while the database counts; whatever is wrong with one is told where it is used.
  for (const task of tasks.filter(isPublished)) readPublished(task).catch(() => {});
  const runners = runnersWith(readPublished);
  const started = new Map<string, Promise<AnalysisResult>>();
  const start = (task: Task<AnalysisKind>): Promise<AnalysisResult> => {
    const running = started.get(task.key) ?? runAfter(task, needed(task));
    started.set(task.key, running);
    return running;
  };
  const needed = ({key}: Task<AnalysisKind>) => {
    const keys = new Set(dependencies.get(key)?.map(({analysis}) => analysis));
    return tasks.filter((task) => keys.has(task.key)).map(start);
  };
  const runAfter = async (task: Task<AnalysisKind>, before: readonly Promise<AnalysisResult>[]) => {
    const results = await Promise.all(before);
    const analyses = Object.fromEntries(results.map((result) => [result.key, result]));
    return runOf(runners, task.spec.kind, task, {style: context.style, facts: context.facts, analyses});
  };
  const results = await inOrder(tasks.map(start));
  return Object.fromEntries(results.map((result) => [result.key, result]));
}

function isPublished(task: Task<AnalysisKind>): task is Task<"published"> {
  return task.spec.kind === "published";
}

function runOf<Kind extends AnalysisKind>(
  runners: Runners,
  kind: Kind,
  task: Task<Kind>,
  findings: Findings,
): Promise<AnalysisResult> {
  return runners[kind](task, findings);
}

/** Waits for everything to end, so that nothing is left asking the store, and then throws the first failure. */
async function inOrder(running: readonly Promise<AnalysisResult>[]): Promise<AnalysisResult[]> {
  const settled = await Promise.allSettled(running);
  return settled.map((outcome) => {
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  });
}
