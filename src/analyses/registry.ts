import {readFile} from "node:fs/promises";
import type {AnalysisKind, AnalysisSpec} from "../config/analysis-specs.ts";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import type {AnalysisResult, Findings} from "../results/model.ts";
import {tryDependencies} from "./dependencies.ts";
import {type PublishedReader, publishedReader} from "./kinds/published/file.ts";
import type {AnalysisContext, Task} from "./task.ts";

/** How a kind is run: from its spec, the store, and the results of the analyses it reads. */
type Runner<Kind extends AnalysisKind> = (task: Task<Kind>, findings: Findings) => Promise<AnalysisResult>;

/** The kinds are many and a report uses some of them: each is loaded when it is first run. */
const runners: {readonly [Kind in AnalysisKind]: (readPublished: PublishedReader) => Promise<Runner<Kind>>} = {
  agreement: async () => (await import("./kinds/agreement.ts")).agreement,
  association: async () => (await import("./kinds/association.ts")).association,
  battery: async () => (await import("./kinds/battery.ts")).battery,
  change: async () => (await import("./kinds/change.ts")).change,
  composed: async () => (await import("./kinds/composed.ts")).composed,
  costs: async () => (await import("./kinds/costs.ts")).costs,
  crossing: async () => (await import("./kinds/crossing.ts")).crossing,
  crosstab: async () => (await import("./kinds/crosstab.ts")).crosstab,
  "data-report": async () => (await import("./kinds/data-report.ts")).dataReport,
  distribution: async () => (await import("./kinds/distribution.ts")).distribution,
  entered: async () => (await import("./kinds/entered.ts")).entered,
  flow: async () => (await import("./kinds/flow.ts")).flow,
  funnel: async () => (await import("./kinds/funnel.ts")).funnel,
  goals: async () => (await import("./kinds/goals.ts")).goals,
  "impact-investment": async () => (await import("./kinds/impact-investment.ts")).impactInvestment,
  "impact-table": async () => (await import("./kinds/impact-table.ts")).impactTable,
  "individual-change": async () => (await import("./kinds/individual-change.ts")).individualChange,
  judgement: async () => (await import("./kinds/judgement.ts")).judgement,
  methods: async () => (await import("./kinds/methods.ts")).methodsUsed,
  multiple: async () => (await import("./kinds/multiple.ts")).multiple,
  numbers: async () => (await import("./kinds/numbers.ts")).numbers,
  outcome: async () => (await import("./kinds/outcome.ts")).outcome,
  "paired-means": async () => (await import("./kinds/paired-means.ts")).pairedMeans,
  presence: async () => (await import("./kinds/presence.ts")).presence,
  published: async (readPublished) => {
    const {published} = await import("./kinds/published.ts");
    return (task, findings) => published(task, findings, readPublished);
  },
  questionnaire: async () => (await import("./kinds/questionnaire.ts")).questionnaire,
  response: async () => (await import("./kinds/response.ts")).response,
  "scenario-table": async () => (await import("./kinds/scenario-table.ts")).scenarioTable,
  scenarios: async () => (await import("./kinds/scenarios.ts")).scenarios,
  sensitivity: async () => (await import("./kinds/sensitivity.ts")).sensitivity,
  series: async () => (await import("./kinds/series.ts")).series,
  status: async () => (await import("./kinds/status.ts")).status,
  summary: async () => (await import("./kinds/summary.ts")).summary,
  "time-to-event": async () => (await import("./kinds/time-to-event.ts")).timeToEvent,
  "traffic-light": async () => (await import("./kinds/traffic-light.ts")).trafficLight,
  transition: async () => (await import("./kinds/transition.ts")).transition,
  "unit-means": async () => (await import("./kinds/unit-means.ts")).unitMeans,
  units: async () => (await import("./kinds/units.ts")).units,
};

/** What analyses draw on; files are read from disk unless another way is given. */
export type RunContext = Omit<AnalysisContext, "readFile"> &
  Partial<Pick<AnalysisContext, "readFile">> & {
    /** Other data for some analyses: those that compare a unit with others. */
    readonly dataOf?: (spec: AnalysisSpec) => Pick<AnalysisContext, "codebook" | "store">;
  };

/** What came of an evaluation's analyses. */
export interface TriedAnalyses {
  /** By key, in the order of evaluation.yaml. */
  readonly results: Record<string, AnalysisResult>;
  /** What is wrong with the others, in the same order. */
  readonly errors: readonly CliError[];
  /** Those without a result: something is wrong with them, or with one that they read. */
  readonly missing: readonly string[];
}

/**
 * Runs all analyses of an evaluation, side by side; those that read others' cells or tests after the others.
 * @returns the results by key, in the order of evaluation.yaml
 * @throws CliError of the analyses that cannot be run, in that order, all in one
 */
export async function runAnalyses(
  evaluation: EvaluationSpec,
  given: RunContext,
): Promise<Record<string, AnalysisResult>> {
  const {results, errors} = await tryAnalyses(evaluation, given);
  throwAll(errors);
  return results;
}

/** Loads the kinds that an evaluation uses; to be done while something else is waited for. */
export async function loadKinds({analyses}: EvaluationSpec): Promise<void> {
  const kinds = new Set(Object.values(analyses).map(({kind}) => kind));
  const reader = publishedReader();
  await Promise.all([...kinds].map((kind) => runners[kind](reader)));
}

/**
 * Does what `runAnalyses` does, and tells what is wrong instead of ending.
 * @param known results that are there already, by key: these analyses are not run again
 */
export async function tryAnalyses(
  evaluation: EvaluationSpec,
  given: RunContext,
  known: ReadonlyMap<string, AnalysisResult> = new Map(),
): Promise<TriedAnalyses> {
  const {dataOf, ...rest} = given;
  const context: AnalysisContext = {readFile: (path) => readFile(path, "utf8"), ...rest};
  const tasks = Object.entries(evaluation.analyses).map(([key, spec]) => ({
    key,
    spec,
    evaluation,
    context: {...context, ...dataOf?.(spec)},
  }));
  const dependencies = tryDependencies(evaluation, context.placeOf);
  const readPublished = publishedReader();
  // The files are parsed while the database counts; whatever is wrong with one is told where it is used.
  for (const task of tasks.filter(isPublished)) if (!known.has(task.key)) readPublished(task).catch(() => {});
  // Loaded beforehand, so that all start together: the store counts in one statement what is asked for at once.
  await loadKinds(evaluation);
  const started = new Map<string, Promise<Outcome>>();
  const start = (task: Task<AnalysisKind>): Promise<Outcome> => {
    const running = started.get(task.key) ?? runAfter(task);
    started.set(task.key, running);
    return running;
  };
  const runAfter = async (task: Task<AnalysisKind>): Promise<Outcome> => {
    const earlier = known.get(task.key);
    if (earlier !== undefined) return {result: earlier, errors: []};
    const misread = dependencies.errors.get(task.key);
    if (misread !== undefined) return {result: null, errors: misread};
    const keys = new Set(dependencies.found.get(task.key)?.map(({analysis}) => analysis));
    const before = await Promise.all(tasks.filter(({key}) => keys.has(key)).map(start));
    const results = before.flatMap(({result}) => result ?? []);
    if (results.length < before.length) return {result: null, errors: []};
    const analyses = Object.fromEntries(results.map((result) => [result.key, result]));
    return outcomeOf(() => runOf(task.spec.kind, readPublished, task, {...findingsOf(context), analyses}));
  };
  const outcomes = await allOutcomes(tasks.map(start));
  return {
    results: Object.fromEntries(outcomes.flatMap(({result}) => (result === null ? [] : [[result.key, result]]))),
    errors: outcomes.flatMap(({errors}) => errors),
    missing: tasks.flatMap(({key}, index) => (outcomes[index]?.result === null ? [key] : [])),
  };
}

function findingsOf({style, facts, unit}: AnalysisContext): Omit<Findings, "analyses"> {
  return {style, facts, ...(unit !== undefined && {unit})};
}

/** A result, or why there is none: nothing of its own when it is an analysis before it that failed. */
interface Outcome {
  readonly result: AnalysisResult | null;
  readonly errors: readonly CliError[];
}

async function outcomeOf(run: () => Promise<AnalysisResult>): Promise<Outcome> {
  try {
    return {result: await run(), errors: []};
  } catch (error) {
    return {result: null, errors: expectedErrors(error)};
  }
}

function isPublished(task: Task<AnalysisKind>): task is Task<"published"> {
  return task.spec.kind === "published";
}

async function runOf<Kind extends AnalysisKind>(
  kind: Kind,
  readPublished: PublishedReader,
  task: Task<Kind>,
  findings: Findings,
): Promise<AnalysisResult> {
  const run = await runners[kind](readPublished);
  return run(task, findings);
}

/** Waits for everything to end, so that nothing is left asking the store, before a defect is thrown. */
async function allOutcomes(running: readonly Promise<Outcome>[]): Promise<Outcome[]> {
  await Promise.allSettled(running);
  return Promise.all(running);
}
