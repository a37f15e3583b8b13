import {runAnalyses} from "../../../src/analyses/registry.ts";
import {type AnalysisKind, analysisSpec} from "../../../src/config/analysis-specs.ts";
import {evaluationSpec} from "../../../src/config/evaluation.ts";
import {readYaml} from "../../../src/config/read-yaml.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import type {Engine} from "../../../src/figures/engine.ts";
import {type AnalysisResult, type Results, resultsSchema} from "../../../src/results/model.ts";
import {type Chance, chanceOf} from "./chance.ts";
import {checkFigures, stackOf} from "./check-drawn.ts";
import {checkResult} from "./check-result.ts";
import {inventSpec} from "./invent-spec.ts";
import {type OpenWorld, openWorld} from "./open-world.ts";
import {inventWorld, type World} from "./world.ts";

/** What became of the specs of some evaluations, by kind. */
export interface SpecOutcome {
  readonly run: Readonly<Record<string, {readonly counted: number; readonly refused: number}>>;
  readonly problems: readonly SpecProblem[];
}

export interface SpecProblem {
  /** The evaluation's number, from which it can be made again. */
  readonly evaluation: number;
  readonly kind: string;
  readonly message: string;
  readonly spec: unknown;
}

/** What is done with each evaluation. */
export interface SpecCampaign {
  readonly seed: number;
  readonly kinds: readonly AnalysisKind[];
  /** How many specs of each kind there are in an evaluation. */
  readonly rounds: number;
  /** Draws every figure that fits; null: none. */
  readonly engine: Engine | null;
  /** How often a result is drawn, from 0 to 1. */
  readonly drawn: number;
}

/** The kinds there are, in the order of the schema: those that read others stand behind what they read. */
export const analysisKinds: readonly AnalysisKind[] = analysisSpec.options.map(
  (option): AnalysisKind => [...option.shape.kind.values][0] ?? "distribution",
);

interface Running {
  readonly world: World;
  readonly open: OpenWorld;
  readonly chance: Chance;
  readonly specs: Map<string, unknown>;
  readonly results: AnalysisResult[];
}

/**
 * Invents evaluations, from the first on, and runs specs of every kind in each, one at a time; what each result must be is
 * looked into.
 * @param begins is told each evaluation's number before each of its specs
 */
export async function runEvaluations(
  evaluations: {readonly first: number; readonly count: number},
  campaign: SpecCampaign,
  begins: (evaluation: number) => void = () => {},
): Promise<SpecOutcome> {
  const outcomes: SpecOutcome[] = [];
  for (let index = 0; index < evaluations.count; index++) {
    const evaluation = evaluations.first + index;
    outcomes.push(await runEvaluation(evaluation, campaign, () => begins(evaluation)));
  }
  return mergedOutcomes(outcomes);
}

/** Several outcomes as one. */
export function mergedOutcomes(outcomes: readonly SpecOutcome[]): SpecOutcome {
  const run: Record<string, {counted: number; refused: number}> = {};
  for (const [kind, {counted, refused}] of outcomes.flatMap((outcome) => Object.entries(outcome.run))) {
    const known = run[kind] ?? {counted: 0, refused: 0};
    run[kind] = {counted: known.counted + counted, refused: known.refused + refused};
  }
  return {run, problems: outcomes.flatMap(({problems}) => problems)};
}

async function runEvaluation(evaluation: number, campaign: SpecCampaign, begins: () => void): Promise<SpecOutcome> {
  const seed = campaign.seed + 7919 * evaluation;
  const world = inventWorld(seed);
  const open = await openWorld(world);
  const running: Running = {world, open, chance: chanceOf(seed + 1), specs: new Map(), results: []};
  const outcomes: SpecOutcome[] = [];
  try {
    for (let round = 1; round <= campaign.rounds; round++) {
      for (const kind of campaign.kinds) {
        begins();
        const spec = inventSpec(kind, running.chance, running);
        if (spec === undefined) continue;
        const told = await runSpec(`${kind.replaceAll("-", "_")}_${round}`, kind, spec, running, campaign);
        outcomes.push({
          run: {[kind]: {counted: told.isRefused ? 0 : 1, refused: told.isRefused ? 1 : 0}},
          problems: told.problems.map((message) => ({evaluation, kind, message, spec})),
        });
      }
    }
  } finally {
    await open.close();
  }
  return mergedOutcomes(outcomes);
}

async function runSpec(
  key: string,
  kind: AnalysisKind,
  spec: unknown,
  running: Running,
  {engine, drawn}: SpecCampaign,
): Promise<{isRefused: boolean; problems: string[]}> {
  const {world, open, specs, chance} = running;
  const analysesOfFile = Object.fromEntries([...readBy(spec, kind, specs), [key, spec]]);
  const text = JSON.stringify({...world.evaluation, analyses: analysesOfFile});
  const file = readYaml("evaluation.yaml", text, evaluationSpec);
  try {
    const published = publishedOf(running, chance);
    const analyses = await runAnalyses(file.value, {
      ...open.context,
      placeOf: file.placeOf,
      readFile: async (path) => (path.endsWith(".yaml") ? published : open.context.readFile?.(path)) ?? "",
    });
    const result = analyses[key];
    if (result === undefined) return {isRefused: false, problems: ["there is no result"]};
    specs.set(key, spec);
    running.results.push(result);
    const results = resultsOf(running, analyses);
    const problems = checkResult(result, results);
    if (engine !== null && chance.happens(drawn)) problems.push(...(await checkFigures(result, results, engine)));
    return {isRefused: false, problems};
  } catch (error) {
    if (!(error instanceof CliError)) return {isRefused: false, problems: [stackOf(error)]};
    const isTold = error.place?.file !== undefined && error.message !== "";
    return {isRefused: true, problems: isTold ? [] : [`refused without a place: ${error.message}`]};
  }
}

const readsAll: readonly AnalysisKind[] = ["methods", "published"];

/** The analyses that a spec may read, and those that they read: all others need not be run again. */
function readBy(spec: unknown, kind: AnalysisKind, specs: ReadonlyMap<string, unknown>): [string, unknown][] {
  if (readsAll.includes(kind)) return [...specs];
  const found = new Map<string, unknown>();
  const look = (value: unknown): void => {
    const text = JSON.stringify(value);
    for (const [key, other] of specs) {
      if (found.has(key) || !text.includes(key)) continue;
      found.set(key, other);
      look(other);
    }
  };
  look(spec);
  return [...specs].filter(([key]) => found.has(key));
}

/** A file of published numbers that are ours, or nearly. */
function publishedOf({results}: Running, chance: Chance): string {
  const cells = results.flatMap(({table}) => table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)));
  const chosen = chance.some(cells, 6);
  const entry = (address: string, printed: number) => ({address, table: "Tabel 1", printed});
  return JSON.stringify({
    cells: chosen.map((cell) => entry(cell.address, "count" in cell ? cell.count : chance.below(100))),
    bases: chosen.flatMap((cell) => ("base" in cell && cell.base !== null ? [entry(cell.address, cell.base)] : [])),
    tests: results.flatMap(({key, tests}) =>
      tests.slice(0, 1).map(({block}) => ({analysis: key, block, table: "Tabel 2", printed: "0,050"})),
    ),
    prose: results
      .filter(({kind}) => ["distribution", "status"].includes(kind))
      .slice(0, 2)
      .map(({key, table}) => ({
        text: "omkring halvdelen",
        analysis: key,
        block: table.blocks[0]?.key,
        rows: [table.blocks[0]?.rows[0]?.key ?? "1"],
        printed: 50,
        unit: chance.one(["percent", "count"]),
      })),
  });
}

function resultsOf({open}: Running, analyses: Results["analyses"]): Results {
  return {
    schema: resultsSchema,
    evaluation: {
      key: "fuzz",
      title: "Prøve",
      subtitle: null,
      organisation: null,
      authors: [],
      dataDate: null,
      dataNotice: null,
      waves: [],
    },
    style: open.style,
    facts: open.context.facts,
    analyses,
    dataReport: {sources: [], populations: [], warnings: [], stops: []},
  };
}
