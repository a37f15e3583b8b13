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
  kindDescriptions,
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

function usedIn({analyses: all}: Findings): Used[] {
  // What is printed again in a composed table was used once.
  const analyses = Object.values(all).filter(({kind}) => kind !== "composed" && kind !== "summary");
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
    ...usedOf(
      kindDescriptions,
      analyses.flatMap(({kind}) => (isDescribed(kind) ? [kind] : [])),
    ),
    ...usedOf({"clopper-pearson": intervalDescription}, intervals(analyses)),
    ...usedOf(
      warningDescriptions,
      warnings.map(({kind}) => kind),
    ),
  ];
}

function isDescribed(kind: string): kind is keyof typeof kindDescriptions {
  return Object.hasOwn(kindDescriptions, kind);
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
function intervals(analyses: readonly AnalysisResult[]): "clopper-pearson"[] {
  const cells = analyses.flatMap(({table}) => table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)));
  return cells.filter((cell) => cell.kind === "share" && cell.interval !== null).map(() => "clopper-pearson");
}
