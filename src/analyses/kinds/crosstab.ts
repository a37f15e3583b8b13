/**
 * One or more row variables by one column variable, among persons with a valid answer to both; for everybody, or in layers of persons
 * with each answer to a third.
 *
 * - A block for each row variable, named by it; in layers a block for each of its answers too, `helbred:koen:1`. Columns are the codes
 *   of the column variable's categories and, last, `total`.
 * - `collapse` makes several answers one, whose label is its code. `nets` are rows under the answers, `net:` and the label.
 * - A multiple-response question may stand on either side, named by its options' codes: a person is then in several rows or columns,
 *   which cannot be added, while totals count each person once.
 * - `percent: column`: the total column spreads the row variable over everybody, the total row holds the bases.
 *   `row`: the same turned round. `total`: all cells and both margins are shares of everybody, whose number is
 *   in the corner. `none`: numbers of persons.
 * - A base record for a column counts the persons with that answer to the column variable; the one for `total` counts
 *   everybody, and puts who lacks both answers under the gravest reason.
 * - Every block is tested for independence on the counts that are in the base, by default with Pearson's chi-square
 *   and the exact test side by side; `auto` prints the exact p when the expected counts are small. `ordered` uses the
 *   order of the answers too, and leaves out those that stand outside it.
 * - The same variable at two waves is the same persons again, and gets a test of their change instead. A multiple-response question
 *   is tested option by option.
 * - `compare` marks the shares that differ between columns; its tests are named by block, row and columns.
 */
import {CliError} from "../../errors/cli-error.ts";
import type {AnalysisResult} from "../../results/model.ts";
import {loadPivot} from "../count/contingency.ts";
import {crossOfSides} from "../count/cross.ts";
import {missingNotes} from "../print/missing-note.ts";
import {inNoGroup} from "../print/segment-notes.ts";
import {baseRules} from "../resolve/categories.ts";
import {writtenWave} from "../resolve/items.ts";
import {answerLines, linesOf} from "../resolve/lines.ts";
import {countPersons, type Scope, scopeOf} from "../resolve/population.ts";
import {totalKey} from "../table/category-rows.ts";
import {crossColumns, crossRows} from "../table/cross-rows.ts";
import {itemKeys} from "../table/keys.ts";
import {resultOf} from "../table/result.ts";
import {placeIn, type Task} from "../task.ts";
import {isSameVariable, testBlocks} from "../testing/cross-tests.ts";
import {type ComparedBlock, checkComparison, compareColumns, letterOf} from "./crosstab/compare.ts";
import {type Layer, layersOf} from "./crosstab/layers.ts";
import {resolveSide, type TableSide} from "./crosstab/sides.ts";

export async function crosstab(task: Task<"crosstab">): Promise<AnalysisResult> {
  const {spec} = task;
  const wave = writtenWave(task, spec.wave);
  const scope = scopeOf(task, wave);
  const rules = baseRules(spec);
  const rowSides = Array.isArray(spec.rows)
    ? spec.rows.map((row, index) => resolveSide(task, row, ["rows", index], wave, rules))
    : [resolveSide(task, spec.rows, ["rows"], wave, rules)];
  const columns = resolveSide(task, spec.columns, ["columns"], wave, rules);
  const layers = layersOf(task, wave);
  refuseUnlike(task, rowSides, columns);
  checkComparison(task, rowSides, columns);
  const keys = itemKeys(rowSides);
  const counted = await Promise.all(
    rowSides.map((side, index) => countBlocks(task, scope, {key: keys[index] ?? "", side}, columns, layers)),
  );
  const blocks = counted.flatMap((each) => each.blocks);
  const {tests, notes} = testBlocks(task, blocks, columns);
  const compared = compareColumns(task, blocks, columns);
  const sides = [...rowSides, columns];
  const result = resultOf(task, {
    scope,
    size: counted[0]?.size ?? 0,
    items: sides.flatMap(({item}) => item ?? []),
    sources: [...sides.map(({at}) => at.source), ...layers.map(({at}) => at.source)],
    waves: [...new Set(sides.flatMap(({at}) => at.wave ?? []))].sort((a, b) => a - b),
    table: {
      arrangement: "stacked",
      stub: spec.stub,
      columns: crossColumns(columns, columns.categories, spec.percent, {columnsOverlap: columns.item === null}).map(
        (column, index) =>
          spec.compare === "letters" && column.role === "value" ? {...column, letter: letterOf(index)} : column,
      ),
      blocks: blocks.map(({key, side, heading}, index) => ({
        key,
        label: blocks.length > 1 || side.labelGiven ? heading : null,
        question: side.question,
        rows: compared.rows[index] ?? [],
      })),
    },
    bases: blocks.flatMap(({key, cross}) => [
      ...columns.categories.flatMap(({code}, index) => {
        const base = cross.columnBases[index];
        return base === undefined ? [] : [{block: key, column: code, ...base}];
      }),
      {block: key, column: totalKey, ...cross.base},
    ]),
    tests: [...tests, ...compared.tests],
    notes: [
      ...(counted[0]?.outside ?? []).filter(({persons}) => persons > 0).map((each) => inNoGroup(each, "indgår ikke")),
      ...missingNotes(
        blocks.map(({side, layer, heading, cross}) => ({
          label: layer === null ? side.label : heading,
          base: cross.base,
        })),
        {whole: spec.percent === "none" ? "opgørelsen" : "procentgrundlaget"},
      ),
      ...severalAnswers(sides),
      ...notes,
      ...compared.notes,
    ],
  });
  return {...result, questions: distinctQuestions(sides)};
}

/** A variable against itself is printed in a square, so its answers must be the same on both sides. */
function refuseUnlike(task: Task<"crosstab">, rows: readonly TableSide[], columns: TableSide): void {
  const {collapse} = task.spec;
  if (collapse === undefined || !rows.some((side) => isSameVariable(side, columns))) return;
  if (JSON.stringify(collapse.rows) === JSON.stringify(collapse.columns)) return;
  throw new CliError("config", "Rows and columns are one variable, and it is collapsed in two ways.", {
    place: placeIn(task, "collapse"),
    hint: "Give rows and columns the same groups.",
  });
}

/** The blocks of one row variable: one, or one for each layer. */
async function countBlocks(
  task: Task<"crosstab">,
  scope: Scope,
  {key, side}: {readonly key: string; readonly side: TableSide},
  columns: TableSide,
  layers: readonly Layer[],
): Promise<{
  readonly blocks: readonly ComparedBlock[];
  readonly size: number;
  readonly outside: readonly {readonly label: string; readonly persons: number}[];
}> {
  const {spec, context} = task;
  const rules = baseRules(spec);
  const lines = linesOfSide(task, side);
  const variables = [...side.variables, ...columns.variables];
  const [layer] = layers;
  const [persons] = await Promise.all([
    countPersons(task, scope, layer === undefined ? variables : [...variables, layer.at]),
    loadPivot(),
  ]);
  const parts =
    layer === undefined
      ? [{name: null, key, heading: side.label, rows: persons}]
      : layers.map(({key: layerKey, code, label}) => ({
          name: label,
          key: `${key}:${layerKey}`,
          heading: Array.isArray(spec.rows) ? `${side.label}, ${label}` : label,
          rows: persons.filter(({answers}) => answers.at(-1)?.code === code),
        }));
  const blocks = parts.map(async (part): Promise<ComparedBlock> => {
    const cross = await crossOfSides(part.rows, side, columns, rules);
    const rows = crossRows(
      task.key,
      {key: part.key, categories: side.categories, cross, lines},
      columns.categories,
      spec.percent,
      context.style,
      {rowsOverlap: side.item === null, withCounts: spec.show === "percent-with-count"},
    );
    return {key: part.key, side, heading: part.heading, layer: part.name, cross, lines, rows};
  });
  const size = persons.reduce((sum, {n}) => sum + n, 0);
  const inside = parts.flatMap(({rows}) => rows).reduce((sum, {n}) => sum + n, 0);
  return {
    blocks: await Promise.all(blocks),
    size,
    outside: layer === undefined ? [] : [{label: layer.of, persons: size - inside}],
  };
}

function linesOfSide(task: Task<"crosstab">, {item, categories}: TableSide): ComparedBlock["lines"] {
  if (item !== null) return linesOf(task, item, categories);
  if (Object.keys(task.spec.nets).length === 0 && !task.spec.only_nets) return answerLines(categories);
  throw new CliError(
    "config",
    "A person may have given several of the answers in the rows, so they cannot be summed.",
    {
      place: placeIn(task, task.spec.only_nets ? "only_nets" : "nets"),
      hint: "Use an analysis of kind multiple, whose nets count each person once.",
    },
  );
}

function severalAnswers(sides: readonly TableSide[]): AnalysisResult["notes"] {
  if (sides.every(({item}) => item !== null)) return [];
  return [{kind: "base", text: "Der kan være angivet flere svar, så svarene summer til mere end totalen."}];
}

function distinctQuestions(sides: readonly TableSide[]): AnalysisResult["questions"] {
  return [...new Map(sides.map(({asked}) => [asked.variable, asked])).values()];
}
