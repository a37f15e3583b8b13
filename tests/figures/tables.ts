/** Small tables as the analyses make them, built from counts. */
import type {FigureSpec} from "../../src/config/figure-specs.ts";
import {printPercent} from "../../src/numbers/print.ts";
import {defaultNumberStyle} from "../../src/numbers/style.ts";
import type {AnalysisResult, Block, Cell, Column, Results, Row, ShareCell} from "../../src/results/model.ts";

export const missingLabels = new Set(["Ved ikke", "Ikke relevant"]);

export function share(count: number, base: number, interval: ShareCell["interval"] = null): Cell {
  if (base === 0) return {kind: "empty", address: "", printed: "-", reason: "ingen svar"};
  const printed = printPercent(count, base, defaultNumberStyle);
  return {kind: "share", address: "", count, base, exact: count / base, printed, interval};
}

export function tally(count: number, base: number | null = null): Cell {
  return {kind: "count", address: "", count, base, exact: count, printed: String(count)};
}

export function text(printed: string): Cell {
  return {kind: "text", address: "", printed};
}

export function baseCell(base: number): Cell {
  return {kind: "base", address: "", count: base, base, exact: 1, printed: `100 (${base})`};
}

export function column(key: string, label: string, more: Partial<Column> = {}): Column {
  return {key, label, group: null, unit: "percent", role: "value", ...more};
}

/** A block of percentages: `counts` by category and column, codes from 1 in the order of the labels. */
export function percentBlock(key: string, label: string | null, labels: readonly string[], counts: number[][]): Block {
  const bases = (counts[0] ?? []).map((_, index) => counts.reduce((sum, row) => sum + (row[index] ?? 0), 0));
  const rows: Row[] = labels.map((rowLabel, index) => ({
    key: String(index + 1),
    label: rowLabel,
    role: missingLabels.has(rowLabel) ? "missing" : "category",
    cells: (counts[index] ?? []).map((count, place) => share(count, bases[place] ?? 0)),
  }));
  const total: Row = {key: "total", label: "Total (n)", role: "total", cells: bases.map(baseCell)};
  return {key, label, question: null, rows: [...rows, total]};
}

export function analysis(kind: string, columns: Column[], blocks: Block[], more: Partial<AnalysisResult> = {}) {
  return {
    key: "helbred",
    kind,
    title: "Helbred. Procent",
    table: {arrangement: "stacked", stub: "", columns, blocks},
    tests: [],
    notes: [],
    questions: [],
    source: "Borgerskema",
    population: {key: "alle", label: "alle", size: 98},
    filter: null,
    waves: [1],
    panel: false,
    bases: [],
    ...more,
  } satisfies AnalysisResult;
}

export function distribution(labels: readonly string[], counts: readonly number[]): AnalysisResult {
  const block = percentBlock(
    "psykhelb",
    null,
    labels,
    counts.map((count) => [count]),
  );
  return analysis("distribution", [column("percent", "Procent")], [block]);
}

/** Two waves side by side under each item's own categories. */
export function change(items: readonly {label: string; labels: readonly string[]; counts: number[][]}[]) {
  const blocks = items.map(({label, labels, counts}, index) => percentBlock(`bip${index + 1}`, label, labels, counts));
  return analysis("change", [column("1", "Første måling"), column("3", "Tredje måling")], blocks, {waves: [1, 3]});
}

/** `counts` by row and column, with percentages of the columns, the rows or all. */
export function crosstab(
  rowLabels: readonly string[],
  columnLabels: readonly string[],
  counts: number[][],
  percent: "column" | "row" | "total",
): AnalysisResult {
  const rowSums = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columnSums = columnLabels.map((_, place) => counts.reduce((sum, row) => sum + (row[place] ?? 0), 0));
  const grand = rowSums.reduce((sum, count) => sum + count, 0);
  const base = (row: number, place: number) =>
    percent === "total" ? grand : percent === "row" ? (rowSums[row] ?? 0) : (columnSums[place] ?? 0);
  const rows: Row[] = rowLabels.map((label, row) => ({
    key: String(row + 1),
    label,
    role: "category",
    cells: [
      ...(counts[row] ?? []).map((count, place) => share(count, base(row, place))),
      percent === "row" ? baseCell(rowSums[row] ?? 0) : share(rowSums[row] ?? 0, grand),
    ],
  }));
  const total: Row = {
    key: "total",
    label: "Total (n)",
    role: "total",
    cells: [...columnSums.map((sum) => (percent === "column" ? baseCell(sum) : share(sum, grand))), baseCell(grand)],
  };
  const columns = columnLabels.map((label, index) => column(String(index + 1), label));
  return analysis(
    "crosstab",
    [...columns, column("total", "Total (n)", {role: "total"})],
    [{key: "psykhelb", label: null, question: null, rows: [...rows, total]}],
    {
      questions: [
        {variable: "borger.psykhelb", label: "Psykisk helbred", question: "Hvordan er dit psykiske helbred?"},
        {variable: "borger.fyshelb", label: "Fysisk helbred", question: "Hvordan er dit fysiske helbred?"},
      ],
    },
  );
}

export interface Outcome {
  readonly label: string;
  readonly count: number;
  readonly base: number;
  readonly low: number;
  readonly high: number;
  readonly target: string | null;
}

export function outcome(items: readonly Outcome[]): AnalysisResult {
  const interval = ({low, high}: Outcome) => `${Math.round(low * 100)}-${Math.round(high * 100)}`;
  const success = (item: Outcome): Cell =>
    share(item.count, item.base, {
      low: item.low,
      high: item.high,
      level: 0.95,
      method: "clopper-pearson",
      printed: interval(item),
    });
  const none: Cell = {kind: "empty", address: "", printed: "", reason: "intet mål"};
  const rows: Row[] = [
    {key: "1", label: "Ja", role: "category", cells: items.map(success)},
    {key: "2", label: "Nej", role: "category", cells: items.map(({count, base}) => share(base - count, base))},
    {key: "total", label: "Total (n)", role: "total", cells: items.map(({base}) => baseCell(base))},
    {
      key: "interval",
      label: "95 pct.-sikkerhedsinterval",
      role: "sub",
      cells: items.map((item) => text(interval(item))),
    },
    {
      key: "target",
      label: "Mål (mindst)",
      role: "sub",
      cells: items.map(({target}) => (target === null ? none : text(target))),
    },
  ];
  const columns = items.map(({label}, index) => column(`udfald${index + 1}`, label));
  return analysis("outcome", columns, [{key: "all", label: null, question: null, rows}]);
}

export function results(...analyses: AnalysisResult[]): Results {
  return {
    schema: "maalepunkt/results@1",
    evaluation: {
      key: "paa-vej",
      title: "På vej",
      subtitle: null,
      organisation: null,
      authors: [],
      dataDate: null,
      dataNotice: null,
      waves: [],
    },
    style: defaultNumberStyle,
    facts: {},
    analyses: Object.fromEntries(analyses.map((one) => [one.key, one])),
    dataReport: {sources: [], populations: [], warnings: [], stops: []},
  };
}

export function spec<Kind extends FigureSpec["kind"]>(
  kind: Kind,
  more: Partial<Extract<FigureSpec, {kind: Kind}>> = {},
): Extract<FigureSpec, {kind: Kind}> {
  const common = {kind, title: "Helbred", analysis: "helbred", alt: "Helbred"};
  const own = kind === "dumbbell" ? {rows: ["1"]} : {};
  return {...common, ...own, ...more} as Extract<FigureSpec, {kind: Kind}>;
}
