/**
 * The tests and measures that the evaluation's other analyses used, one row each: the method appendix writes itself.
 *
 * - Block `all`; rows are keyed by method (`fisher-freeman-halton`), in a fixed order, only those that were used.
 * - Columns: `used` (how many times its p or value is what is printed), `when` and `source`.
 */
import type {AnalysisResult, Column, Findings, Row, TestRecord} from "../../results/model.ts";
import {addressOf, countCell, textCell} from "../table/cells.ts";
import {displayOf} from "../table/result.ts";
import type {Task} from "../task.ts";

const block = "all";

const columns: readonly Column[] = [
  {key: "used", label: "Anvendt", group: null, unit: "count", role: "value"},
  {key: "when", label: "Bruges når", group: null, unit: "text", role: "value"},
  {key: "source", label: "Litteratur", group: null, unit: "text", role: "value"},
];

interface Method {
  readonly key: string;
  readonly label: string;
  readonly when: string;
  readonly source: string;
  readonly usedIn: (tests: readonly TestRecord[], results: Findings) => number;
}

const chosen = (method: string) => (tests: readonly TestRecord[]) =>
  tests.filter((test) => test.chosen.method === method).length;
const effect = (method: string) => (tests: readonly TestRecord[]) =>
  tests.filter((test) => test.effects.some((each) => each.method === method)).length;

const methods: readonly Method[] = [
  {
    key: "pearson-chi-square",
    label: "χ²-test",
    when: "To variable med kategorier, hvor højst 20 pct. af de forventede antal er under 5 og intet er under 1.",
    source: "Pearson (1900); Cochran (1954)",
    usedIn: chosen("pearson-chi-square"),
  },
  {
    key: "fisher-freeman-halton",
    label: "Eksakt test (Fisher-Freeman-Halton)",
    when: "To variable med kategorier, hvor de forventede antal er for små til χ²-testen.",
    source: "Freeman og Halton (1951)",
    usedIn: chosen("fisher-freeman-halton"),
  },
  {
    key: "sign-test",
    label: "Fortegnstest",
    when: "De samme personer to gange på en skala med en retning: om flere er rykket den ene vej end den anden.",
    source: "Conover (1999), afsnit 3.4",
    usedIn: chosen("sign-test"),
  },
  {
    key: "cramers-v",
    label: "Cramérs V",
    when: "Hvor stærkt to variable hænger sammen, fra 0 (slet ikke) til 1 (fuldstændigt).",
    source: "Cramér (1946)",
    usedIn: effect("cramers-v"),
  },
  {
    key: "net-change",
    label: "Nettoændring",
    when: "Andelen, der er rykket op, minus andelen, der er rykket ned, i procentpoint.",
    source: "Agresti (2013), afsnit 11.1",
    usedIn: effect("net-change"),
  },
  {
    key: "clopper-pearson",
    label: "Clopper-Pearsons interval",
    when: "Usikkerheden på en enkelt andel; holder også for små antal.",
    source: "Clopper og Pearson (1934)",
    usedIn: (_, results) => intervals(results),
  },
];

export async function methodsUsed(task: Task<"methods">, results: Findings): Promise<AnalysisResult> {
  const tests = Object.values(results.analyses).flatMap((analysis) => analysis.tests);
  const rows = methods.flatMap(({key, label, when, source, usedIn}): Row[] => {
    const used = usedIn(tests, results);
    if (used === 0) return [];
    const address = (column: string) => addressOf(task.key, block, key, column);
    const cells = [
      countCell(address("used"), used, null),
      textCell(address("when"), when),
      textCell(address("source"), source),
    ];
    return [{key, label, role: "category", cells}];
  });
  return displayOf(task, {
    table: {arrangement: "stacked", stub: "Metode", columns, blocks: [{key: block, label: null, question: null, rows}]},
    source: "Rapportens egne analyser",
  });
}

/** Shares that carry an interval. */
function intervals(results: Findings): number {
  const cells = Object.values(results.analyses).flatMap(({table}) =>
    table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)),
  );
  return cells.filter((cell) => cell.kind === "share" && cell.interval !== null).length;
}
