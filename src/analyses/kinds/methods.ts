/**
 * The tests, measures and warnings that the evaluation's other analyses used, one row each: the method appendix writes itself.
 *
 * - Block `all`; rows are keyed by method (`fisher-freeman-halton`), in a fixed order, only those that were used.
 * - Columns: `used` (how many times its p, value or warning is what is printed), `when` and `source`.
 */
import type {AnalysisResult, Column, Findings, Row, TestRecord} from "../../results/model.ts";
import {addressOf, countCell, textCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";
import {
  type Description,
  effectDescriptions,
  holmDescription,
  intervalDescription,
  testDescriptions,
  warningDescriptions,
} from "./methods/descriptions.ts";

const block = "all";

const columns: readonly Column[] = [
  {key: "used", label: "Anvendt", group: null, unit: "count", role: "value"},
  {key: "when", label: "Bruges når", group: null, unit: "text", role: "value"},
  {key: "source", label: "Litteratur", group: null, unit: "text", role: "value"},
];

interface Used extends Description {
  readonly key: string;
  /** How many times its p, value or warning is printed. */
  readonly times: number;
}

export async function methodsUsed(task: Task<"methods">, results: Findings): Promise<AnalysisResult> {
  const rows = usedIn(results).map(({key, label, when, source, times}): Row => {
    const address = (column: string) => addressOf(task.key, block, key, column);
    const cells = [
      countCell(address("used"), times, null),
      textCell(address("when"), when),
      textCell(address("source"), source),
    ];
    return {key, label, role: "category", cells};
  });
  return displayOf(task, {
    table: {arrangement: "stacked", stub: "Metode", columns, blocks: [{key: block, label: null, question: null, rows}]},
    source: "Rapportens egne analyser",
  });
}

function usedIn(results: Findings): Used[] {
  const analyses = Object.values(results.analyses);
  const tests = analyses.flatMap((analysis) => analysis.tests);
  const warnings = analyses.flatMap((analysis) => analysis.warnings ?? []);
  return [
    ...usedOf(
      testDescriptions,
      tests.map(({chosen}) => chosen.method),
    ),
    ...usedOf({holm: holmDescription}, adjusted(tests)),
    ...usedOf(
      effectDescriptions,
      tests.flatMap(({effects}) => effects.map(({method}) => method)),
    ),
    ...usedOf({"clopper-pearson": intervalDescription}, intervals(results)),
    ...usedOf(
      warningDescriptions,
      warnings.map(({kind}) => kind),
    ),
  ];
}

/** The methods that were used at all, in the order they are described. */
function usedOf<Key extends string>(
  descriptions: Readonly<Record<Key, Description>>,
  used: readonly NoInfer<Key>[],
): Used[] {
  return Object.entries<Description>(descriptions).flatMap(([key, description]): Used[] => {
    const times = used.filter((each) => each === key).length;
    return times === 0 ? [] : [{key, ...description, times}];
  });
}

/** Once for each p that is adjusted. */
function adjusted(tests: readonly TestRecord[]): "holm"[] {
  return tests.filter(({chosen}) => chosen.adjusted !== undefined).map(() => "holm");
}

/** Once for each share that carries an interval. */
function intervals(results: Findings): "clopper-pearson"[] {
  const cells = Object.values(results.analyses).flatMap(({table}) =>
    table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)),
  );
  return cells.filter((cell) => cell.kind === "share" && cell.interval !== null).map(() => "clopper-pearson");
}
