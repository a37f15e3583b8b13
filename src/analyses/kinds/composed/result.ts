import type {AnalysisResult, BaseRecord, Block, Note, QuestionText, Table, TestRecord} from "../../../results/model.ts";
import {joinedSources} from "../../print/sources-of.ts";
import {displayOf} from "../../table/result.ts";
import type {Task} from "../../task.ts";
import type {Part} from "./parts.ts";

/** Where a block of a part stands in the composed table, and its columns: by their keys there. */
export interface Moved {
  readonly part: Part;
  readonly block: Block;
  readonly to: string;
  readonly columns: ReadonlyMap<string, string>;
}

export interface ComposedTable {
  readonly table: Table;
  readonly moved: readonly Moved[];
}

/** The result of a composed table, with what comes along from its parts. */
export function composedResult(
  task: Task<"composed">,
  parts: readonly Part[],
  {table, moved}: ComposedTable,
): AnalysisResult {
  const analyses = [...new Set(parts.map(({analysis}) => analysis))];
  const shown = displayOf(task, {
    table,
    source: joinedSources(analyses.map(({source}) => source)),
    notes: notesOf(parts),
    tests: moved.flatMap(testsOf),
    bases: moved.flatMap(basesOf),
  });
  const populations = new Set(analyses.map(({population}) => JSON.stringify(population)));
  const filters = new Set(analyses.map(({filter}) => filter));
  const warnings = analyses.flatMap((analysis) => analysis.warnings ?? []);
  const [first] = analyses;
  return {
    ...shown,
    questions: uniqueQuestions(analyses),
    population: populations.size === 1 && first !== undefined ? first.population : shown.population,
    filter: filters.size === 1 && first !== undefined ? first.filter : null,
    waves: [...new Set(analyses.flatMap(({waves}) => waves))].sort((a, b) => a - b),
    panel: analyses.every(({panel}) => panel),
    ...(warnings.length === 0 ? {} : {warnings}),
  };
}

/** A note that all parts have stands once; where parts are named, another says which part it is of. */
function notesOf(parts: readonly Part[]): Note[] {
  const told = new Map<string, {readonly note: Note; readonly of: Part[]}>();
  for (const part of parts) {
    for (const note of part.analysis.notes) {
      const same = told.get(note.text);
      if (same === undefined) told.set(note.text, {note, of: [part]});
      else if (!same.of.includes(part)) same.of.push(part);
    }
  }
  return [...told.values()].map(({note, of}) => {
    const labels = of.flatMap(({label}) => label ?? []);
    const isOfSome = of.length < parts.length && labels.length === of.length;
    return isOfSome ? {...note, text: `${labels.join(" og ")}: ${note.text}`} : note;
  });
}

function testsOf({part, block, to}: Moved): TestRecord[] {
  return part.analysis.tests
    .filter((test) => test.block === block.key)
    .map((test) => ({...test, key: `${part.key}.${test.key}`, block: to}));
}

/** Of rows with bases of their own, the record is kept under the row it names. */
function basesOf({part, block, to, columns}: Moved): BaseRecord[] {
  const known = new Set(part.analysis.table.columns.map(({key}) => key));
  return part.analysis.bases.flatMap((base) => {
    if (base.block !== block.key) return [];
    const column = columns.get(base.column) ?? (known.has(base.column) ? undefined : `${part.key}.${base.column}`);
    return column === undefined ? [] : [{...base, block: to, column}];
  });
}

function uniqueQuestions(analyses: readonly AnalysisResult[]): QuestionText[] {
  const questions = analyses.flatMap((analysis) => analysis.questions);
  return [...new Map(questions.map((question) => [question.variable, question])).values()];
}
