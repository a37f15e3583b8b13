import type {Variable} from "../../codebook/model.ts";
import {CliError} from "../../errors/cli-error.ts";
import type {
  AnalysisResult,
  BaseRecord,
  Curve,
  Note,
  QuestionText,
  Table,
  TestRecord,
  Warning,
} from "../../results/model.ts";
import {sourceLine} from "../print/source-line.ts";
import type {Item} from "../resolve/items.ts";
import {own} from "../resolve/own.ts";
import type {Scope} from "../resolve/population.ts";
import {type CountingKind, type DisplayKind, placeIn, type Task} from "../task.ts";

/** What a counting analysis has found, before it is made into a result. */
export interface Findings {
  readonly scope: Scope;
  /** Persons in the scope, and in the panel where there is one. */
  readonly size: number;
  readonly table: Table;
  readonly bases: readonly BaseRecord[];
  /** The variables that are counted. */
  readonly items: readonly Item[];
  /** Sources that are used beyond those of the items and of `where`. */
  readonly sources?: readonly string[];
  /** In ascending order when left out: the waves of the items. */
  readonly waves?: readonly number[];
  readonly panel?: boolean;
  readonly tests?: readonly TestRecord[];
  readonly warnings?: readonly Warning[];
  readonly curves?: readonly Curve[];
  /** After the author's own. */
  readonly notes?: readonly Note[];
}

/**
 * Makes the result of an analysis that counts persons.
 * @throws CliError (config) when a category's code is the same as the key of another row
 */
export function resultOf(task: Task<CountingKind>, findings: Findings): AnalysisResult {
  const {key, spec, evaluation} = task;
  const {scope, size, table, items} = findings;
  checkAddresses(task, table);
  const used = [
    ...items.map(({at}) => at.source),
    ...scope.where.map(({variable}) => variable.source),
    ...(findings.sources ?? []),
  ];
  return {
    key,
    kind: spec.kind,
    title: spec.title,
    table,
    tests: findings.tests ?? [],
    notes: [...authorNotes(spec.note), ...(findings.notes ?? [])],
    questions: questionsOf(items),
    source: spec.source ?? sourceLine(evaluation, used),
    population: {key: scope.key, label: scope.label, size},
    filter: scope.filter,
    waves: findings.waves ?? wavesOf(items),
    panel: findings.panel ?? false,
    bases: findings.bases,
    ...(findings.curves === undefined ? {} : {curves: findings.curves}),
    ...(findings.warnings === undefined || findings.warnings.length === 0 ? {} : {warnings: findings.warnings}),
  };
}

/** What an analysis shows that counts no persons itself. */
export interface Display {
  readonly table: Table;
  readonly source: string;
  readonly notes?: readonly Note[];
  readonly tests?: readonly TestRecord[];
  readonly bases?: readonly BaseRecord[];
}

/**
 * Makes the result of an analysis that counts no persons itself; it stands for the evaluation's own population.
 * @throws CliError (config) when two rows, or two columns, have one key
 */
export function displayOf(task: Task<DisplayKind>, display: Display): AnalysisResult {
  const {key, spec, evaluation} = task;
  const population = evaluation.population;
  checkAddresses(task, display.table);
  return {
    key,
    kind: spec.kind,
    title: spec.title,
    table: display.table,
    tests: display.tests ?? [],
    notes: [...authorNotes(spec.note), ...(display.notes ?? [])],
    questions: [],
    source: spec.source ?? display.source,
    population: {
      key: population,
      label: own(evaluation.populations, population)?.label ?? population,
      size: populationSize(task),
    },
    filter: null,
    waves: [],
    panel: false,
    bases: display.bases ?? [],
  };
}

/** How many are in the evaluation's own population. */
export function populationSize({evaluation, context}: Task<DisplayKind>): number {
  return context.store.populations.find(({key}) => key === evaluation.population)?.size ?? 0;
}

function authorNotes(note: string | undefined): Note[] {
  return note === undefined ? [] : [{kind: "author", text: note}];
}

function questionsOf(items: readonly Item[]): QuestionText[] {
  const questions = new Map<string, QuestionText>();
  for (const {at, label, variable} of items) {
    const name = `${at.source}.${at.variable}`;
    if (!questions.has(name)) {
      questions.set(name, {variable: name, label, question: variable.question, ...bestOf(variable)});
    }
  }
  return [...questions.values()];
}

function bestOf({scale}: Variable): Pick<QuestionText, "best"> {
  if (scale === null || scale.best === null) return {};
  const answers = scale.categories.filter(({missing}) => missing === null);
  const best = answers.at(scale.best === "first" ? 0 : -1);
  return best === undefined ? {} : {best: best.code};
}

function wavesOf(items: readonly Item[]): number[] {
  const waves = items.flatMap(({at}) => (at.wave === null ? [] : [at.wave]));
  return [...new Set(waves)].sort((a, b) => a - b);
}

function checkAddresses(task: Task<CountingKind> | Task<DisplayKind>, table: Table): void {
  const seen = new Set<string>();
  for (const {address} of table.blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells))) {
    if (seen.has(address)) {
      throw new CliError("config", `Two cells have the address "${address}".`, {
        place: placeIn(task),
        hint: "A code of an answer is also the name of another row or column; recode it in codebook.yaml.",
      });
    }
    seen.add(address);
  }
}
