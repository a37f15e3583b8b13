/**
 * A question to which a person may give several answers: a row for each option, counted in persons.
 *
 * - The only block is `all`; rows are option codes, columns `count` and `percent`, and the last row is `total`.
 * - The base is the persons who answered the question, which is to have a value in at least one of its options.
 * - `order: most-first` orders by falling number of persons, equal ones as in the questionnaire.
 * - A note says that the options add to more than everybody, when they do.
 */
import {findSet, findVariable} from "../../codebook/lookup.ts";
import {parseVariableReference} from "../../config/variable-reference.ts";
import type {AnalysisResult, BaseRecord, Column, Note, Row} from "../../results/model.ts";
import type {Answer} from "../../store/model.ts";
import type {Standing} from "../count/standing.ts";
import {type BaseCounts, baseOf} from "../count/tally.ts";
import {missingNotes} from "../print/missing-note.ts";
import {baseRules} from "../resolve/categories.ts";
import {writtenWave} from "../resolve/items.ts";
import {countPersons, scopeOf} from "../resolve/population.ts";
import {sourceOf, waveOf} from "../resolve/waves.ts";
import {totalKey} from "../table/category-rows.ts";
import {addressOf, baseCell, countCell, emptyReason, shareCell} from "../table/cells.ts";
import {columnMeasure, measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";

const block = "all";

/** An option with the number of persons who chose it. */
interface CountedOption {
  readonly code: string;
  readonly label: string;
  readonly count: number;
}

export async function multiple(task: Task<"multiple">): Promise<AnalysisResult> {
  const {spec, evaluation, context} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const place = placeIn(task, "set");
  const reference = parseVariableReference(spec.set);
  const {source} = reference;
  sourceOf(evaluation, source, place);
  const set = findSet(context.codebook, source, reference.variable, place);
  const at = {source, wave: waveOf(evaluation, reference, place, wave)};
  const variables = set.options.map((name) => findVariable(context.codebook, source, name, place));
  const rows = await countPersons(
    task,
    scope,
    variables.map(({name}) => ({...at, variable: name})),
  );
  const base = baseOf(
    rows.map(({answers, n}) => ({standing: standingOfSet(answers), n})),
    baseRules(spec),
  );
  const options = variables.map((variable, index): CountedOption => {
    const chosen = rows.filter(({answers}) => answers[index]?.code === "1");
    return {
      code: variable.option?.code ?? variable.name,
      label: variable.option?.label ?? variable.label,
      count: chosen.reduce((sum, {n}) => sum + n, 0),
    };
  });
  if (spec.order === "most-first") options.sort((a, b) => b.count - a.count);
  const measures = measuresOf("count-and-percent");
  const result = resultOf(task, {
    scope,
    size: base.population,
    items: [],
    sources: [source],
    waves: at.wave === null ? [] : [at.wave],
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: measures.map((measure): Column => ({...columnMeasure(measure), group: null, role: "value"})),
      blocks: [{key: block, label: null, question: null, rows: optionRows(task, options, base)}],
    },
    bases: measures.map((measure): BaseRecord => ({block, column: measure, ...base})),
    notes: [...severalAnswers(options, base), ...missingNotes([{label: set.label, base}])],
  });
  const question = {variable: `${source}.${set.name}`, label: set.label, question: set.question};
  return {...result, questions: [question]};
}

/** A person has answered with a value in any option; else the least of what all options say. */
function standingOfSet(answers: readonly Answer[]): Standing {
  if (answers.some(({code}) => code !== null)) return {code: null, missing: null, valid: true};
  const missing = (["no_answer", "not_asked"] as const).find((kind) =>
    answers.some((answer) => answer.missing === kind),
  );
  return {code: null, missing: missing ?? "no_form", valid: false};
}

function optionRows(task: Task<"multiple">, options: readonly CountedOption[], base: BaseCounts): Row[] {
  const {style} = task.context;
  const address = (row: string, column: string) => addressOf(task.key, block, row, column);
  const reason = emptyReason(base);
  return [
    ...options.map(
      ({code, label, count}): Row => ({
        key: code,
        label,
        role: "category",
        cells: [
          countCell(address(code, "count"), count, base.valid),
          shareCell(address(code, "percent"), count, base.valid, style, reason),
        ],
      }),
    ),
    {
      key: totalKey,
      label: "Total (n)",
      role: "total",
      cells: [
        countCell(address(totalKey, "count"), base.valid, null),
        baseCell(address(totalKey, "percent"), base.valid, style, reason),
      ],
    },
  ];
}

function severalAnswers(options: readonly CountedOption[], base: BaseCounts): Note[] {
  const answers = options.reduce((sum, {count}) => sum + count, 0);
  if (answers <= base.valid) return [];
  return [{kind: "base", text: "Den enkelte kan have givet flere svar, så svarene summer til mere end totalen."}];
}
