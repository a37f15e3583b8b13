/**
 * A question to which a person may give several answers, or flags that a case may have several of: a row for each option, counted
 * in persons; for everybody, for groups and waves, or for several questions side by side.
 *
 * - The only block is `all`; rows are option codes (a flag's is its variable), columns `count` and `percent`; `answers` holds the share of
 *   all answers where `percent_of` asks for it. For groups and waves see `segmentColumns`; a question beside others is named by its set.
 * - Under the options, `nets` (`net:` and the label) count the persons with at least one of some options, and `at_least` (`least:` and the
 *   label) those with so many. The last row is `total`.
 * - The base is the persons who answered the question, which is to have a value in at least one of its options.
 * - `order: most-first` orders by falling number of persons in all columns, equal ones as in the questionnaire.
 * - Notes say that the options add to more than everybody, when they do, and who chose otherwise than `choose` asked for.
 */
import {CliError} from "../../errors/cli-error.ts";
import {printNumber} from "../../numbers/print.ts";
import type {AnalysisResult, BaseRecord, Cell, Column, Note, Row} from "../../results/model.ts";
import {countOutsideGroups, countSegments} from "../count/segment-counts.ts";
import {missingNotes} from "../print/missing-note.ts";
import {segmentNotes} from "../print/segment-notes.ts";
import {baseRules} from "../resolve/categories.ts";
import {writtenWave} from "../resolve/items.ts";
import {countAll, scopeOf} from "../resolve/population.ts";
import {resolveSegments, type Segment} from "../resolve/segments.ts";
import {totalKey} from "../table/category-rows.ts";
import {addressOf, baseCell, countCell, emptyReason, shareCell, withCount} from "../table/cells.ts";
import {columnMeasure, type Measure, measuresOf} from "../table/measures.ts";
import {resultOf} from "../table/result.ts";
import {segmentColumns, segmentName} from "../table/segment-columns.ts";
import {placeIn, type Task} from "../task.ts";
import {type Choices, choicesOf, personsWith} from "./multiple/choices.ts";
import {type OptionSet, optionIndexes, resolveOptionSets} from "./multiple/options.ts";

const block = "all";

/** What a column shows, of whom. */
interface Shown {
  readonly column: Column;
  readonly measure: Measure | "answers";
  readonly choices: Choices;
}

/** A row before it is printed: the persons that it counts, and whether they can be a share of all answers. */
interface Line {
  readonly key: string;
  readonly label: string;
  readonly role: Row["role"];
  readonly persons: (choices: Choices) => number;
}

export async function multiple(task: Task<"multiple">): Promise<AnalysisResult> {
  const {spec} = task;
  const scope = scopeOf(task, writtenWave(task, spec.wave));
  const sets = resolveOptionSets(task);
  const segments = resolveSegments(
    task,
    sets.flatMap(({options, place}) => options.map(({at}) => ({at, place}))),
  );
  const rules = baseRules(spec);
  checkSides(task, sets, segments.list);
  const [size, outside, counted] = await Promise.all([
    countAll(task, scope, segments.panel),
    countOutsideGroups(task, scope, segments),
    Promise.all(
      sets.map(async (set) => {
        const rows = await countSegments(task, scope, segments, ({wave}) =>
          set.options.map(({at}) => (wave === null ? at : {...at, wave: wave.number})),
        );
        return rows.map((each) => choicesOf(each, set.options, rules));
      }),
    ),
  ]);
  const measures = measuresShown(task).map((measure) =>
    measure === "answers" ? answersMeasure : {...columnMeasure(measure), measure},
  );
  const shown = sets.flatMap((set, side) =>
    segmentColumns(segments, measures).flatMap(({column, segment, measure}): Shown[] => {
      const choices = counted[side]?.[segment];
      if (choices === undefined) return [];
      const own = sets.length === 1 ? column : besideOthers(column, set, measures.length > 1);
      return [{column: own, measure: measure.measure, choices}];
    }),
  );
  const lines = linesOf(task, sets[0], counted.flat());
  const result = resultOf(task, {
    scope,
    size,
    items: [],
    sources: [
      ...sets.flatMap(({options}) => options.map(({at}) => at.source)),
      ...segments.divisions.flatMap(({groups}) => groups.map(({at}) => at.source)),
    ],
    waves: wavesOf(task, sets),
    panel: spec.panel,
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: shown.map(({column}) => column),
      blocks: [{key: block, label: null, question: null, rows: rowsOf(task, lines, shown)}],
    },
    bases: shown.map(({column, choices}): BaseRecord => ({block, column: column.key, ...choices.base})),
    notes: [
      ...severalAnswers(sets, counted.flat()),
      ...(spec.choose === undefined ? [] : chosenOtherwise(spec.choose, counted.flat())),
      ...segmentNotes(segments, outside),
      ...missingNotes(
        counted.flatMap((choices, side) =>
          choices.map(({base}, index) => {
            const segment = segments.list[index];
            const name = segment === undefined ? "" : segmentName(segments, segment);
            return {label: name === "" ? (sets[side]?.label ?? "") : name, base};
          }),
        ),
        {each: "hver kolonne"},
      ),
    ],
  });
  return {...result, questions: sets.flatMap(({questions}) => questions)};
}

const answersMeasure = {key: "answers", unit: "percent", label: "Procent af svar", measure: "answers"} as const;

function measuresShown({spec}: Task<"multiple">): (Measure | "answers")[] {
  const measures = measuresOf(spec.show);
  if (spec.percent_of === "persons") return [...measures];
  const kept = spec.percent_of === "both" ? measures : measures.filter((measure) => measure === "count");
  return [...kept, "answers"];
}

function checkSides(task: Task<"multiple">, sets: readonly OptionSet[], segments: readonly Segment[]): void {
  if (sets.length === 1 || segments.length === 1) return;
  throw new CliError(
    "config",
    "Several questions stand side by side, so they cannot be divided by groups or waves too.",
    {
      place: placeIn(task, "set"),
      hint: "Make an analysis for each question.",
    },
  );
}

function besideOthers(column: Column, {key, label}: OptionSet, severalMeasures: boolean): Column {
  return severalMeasures
    ? {...column, key: `${column.key}:${key}`, group: label}
    : {...column, key, label, group: null};
}

function wavesOf({spec}: Task<"multiple">, sets: readonly OptionSet[]): number[] {
  if (spec.waves !== undefined) return spec.waves;
  const waves = sets.flatMap(({options}) => options.flatMap(({at}) => at.wave ?? []));
  return [...new Set(waves)].sort((a, b) => a - b);
}

function linesOf(task: Task<"multiple">, set: OptionSet | undefined, columns: readonly Choices[]): Line[] {
  if (set === undefined) return [];
  const {spec} = task;
  const everyone = (line: Line) => columns.reduce((sum, choices) => sum + line.persons(choices), 0);
  const options = set.options.map(
    ({code, label}, index): Line => ({
      key: code,
      label,
      role: "category",
      persons: (choices) => personsWith(choices, [index]),
    }),
  );
  if (spec.order === "most-first") options.sort((a, b) => everyone(b) - everyone(a));
  const exclusive = optionIndexes(task, set, [spec.exclusive ?? []].flat(), ["exclusive"]);
  const counting = set.options.map((_, index) => index).filter((index) => !exclusive.includes(index));
  return [
    ...options,
    ...Object.entries(spec.nets).map(([label, wanted]): Line => {
      const indexes = optionIndexes(task, set, [wanted].flat(), ["nets", label]);
      return {key: `net:${label}`, label, role: "sub", persons: (choices) => personsWith(choices, indexes)};
    }),
    ...Object.entries(spec.at_least).map(
      ([label, least]): Line => ({
        key: `least:${label}`,
        label,
        role: "sub",
        persons: (choices) => personsWith(choices, counting, least),
      }),
    ),
  ];
}

function rowsOf(task: Task<"multiple">, lines: readonly Line[], shown: readonly Shown[]): Row[] {
  const address = (row: string, {column}: Shown) => addressOf(task.key, block, row, column.key);
  return [
    ...lines.map(
      (line): Row => ({
        key: line.key,
        label: line.label,
        role: line.role,
        cells: shown.map((each) => lineCell(task, address(line.key, each), line, each)),
      }),
    ),
    {
      key: totalKey,
      label: shown.every(({measure}) => measure === "count") ? "Total" : "Total (n)",
      role: "total",
      cells: shown.map((each) => totalCell(task, address(totalKey, each), each)),
    },
  ];
}

function lineCell({context}: Task<"multiple">, address: string, line: Line, {measure, choices}: Shown): Cell {
  const {base, answers} = choices;
  const persons = line.persons(choices);
  switch (measure) {
    case "count":
      return countCell(address, persons, base.valid);
    case "answers":
      return line.role === "category"
        ? shareCell(address, persons, answers, context.style, emptyReason(base))
        : {kind: "empty", address, printed: "–", reason: "rækken tæller personer og ikke svar"};
    case "percent":
      return shareCell(address, persons, base.valid, context.style, emptyReason(base));
    case "percent-with-count":
      return withCount(shareCell(address, persons, base.valid, context.style, emptyReason(base)));
  }
}

function totalCell({context}: Task<"multiple">, address: string, {measure, choices}: Shown): Cell {
  const {base, answers} = choices;
  if (measure === "count") return countCell(address, base.valid, null);
  const cell = baseCell(address, measure === "answers" ? answers : base.valid, context.style, emptyReason(base));
  return measure === "percent-with-count" ? withCount(cell) : cell;
}

function severalAnswers(sets: readonly OptionSet[], columns: readonly Choices[]): Note[] {
  if (!columns.some(({answers, base}) => answers > base.valid)) return [];
  const isFlags = sets[0]?.key === "flags";
  const text = isFlags
    ? "Flere af kategorierne kan gælde for den samme, så de summer til mere end totalen."
    : "Der kan være angivet flere svar, så svarene summer til mere end totalen.";
  return [{kind: "base", text}];
}

/** Persons who chose more or fewer options than they were asked for. */
function chosenOtherwise(choose: number, columns: readonly Choices[]): Note[] {
  const persons = (differs: (number: number) => boolean) =>
    columns
      .flatMap((choices) => choices.persons)
      .reduce((sum, {chose, n}) => (differs(chose.filter(Boolean).length) ? sum + n : sum), 0);
  const fewer = persons((number) => number < choose);
  const none = persons((number) => number === 0);
  const more = persons((number) => number > choose);
  const parts = [
    ...(fewer === 0
      ? []
      : [`${printNumber(fewer, 0)} valgte færre${none === 0 ? "" : `, heraf ${printNumber(none, 0)} ingen`}`]),
    ...(more === 0 ? [] : [`${printNumber(more, 0)} valgte flere`]),
  ];
  const asked = `De adspurgte skulle vælge ${choose} svar`;
  return [{kind: "base", text: parts.length === 0 ? `${asked}.` : `${asked}; ${parts.join(", og ")}.`}];
}
