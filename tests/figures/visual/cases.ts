/** For each kind of figure, an analysis of a situation that it can show. */
import type {FigureKind, FigureSpec} from "../../../src/config/figure-specs.ts";
import {printNumber} from "../../../src/numbers/print.ts";
import type {AnalysisResult, Cell, Curve, Light, Row} from "../../../src/results/model.ts";
import {unitVerdicts} from "../../../src/results/unit-verdicts.ts";
import {pairedMeans} from "../means.ts";
import {
  analysis,
  baseCell,
  change,
  column,
  crosstab,
  missingLabels,
  outcome,
  percentBlock,
  share,
  spec,
  tally,
  text,
} from "../tables.ts";
import type {Situation} from "./situations.ts";

export interface Case {
  readonly spec: FigureSpec;
  readonly analysis: AnalysisResult;
}

type CasesOf = {readonly [Kind in FigureKind]: (situation: Situation) => readonly Case[]};

/** A kind without an entry is an error of types: every figure is looked at. */
export const casesOf: CasesOf = {
  bars: (situation) => [
    {spec: spec("bars"), analysis: battery(situation)},
    {spec: spec("bars"), analysis: blocks(situation)},
    {spec: spec("bars"), analysis: amounts("summary", situation)},
    {spec: spec("bars", {columns: ["c0"]}), analysis: amounts("costs", situation, -1)},
  ],
  "stacked-bars": (situation) => [
    {spec: spec("stacked-bars"), analysis: battery(situation)},
    {spec: spec("stacked-bars"), analysis: changed(situation)},
    {spec: spec("stacked-bars", {patterns: true}), analysis: battery(situation)},
  ],
  diverging: (situation) => [
    {spec: spec("diverging", {positive: "first", sort: "given"}), analysis: battery(situation)},
    {spec: spec("diverging", {positive: "last", sort: "positive", patterns: true}), analysis: blocks(situation)},
  ],
  "grouped-bars": (situation) => [
    {spec: spec("grouped-bars"), analysis: battery(situation)},
    {spec: spec("grouped-bars", {patterns: true}), analysis: battery(situation)},
  ],
  "small-multiples": (situation) => [
    {spec: spec("small-multiples"), analysis: battery(situation)},
    {spec: spec("small-multiples"), analysis: blocks(situation)},
  ],
  heatmap: (situation) =>
    (["total", "row", "column"] as const).map((percent) => ({
      spec: spec("heatmap"),
      analysis: crosstab(situation.rows, situation.columns, countsOf(situation), percent),
    })),
  dumbbell: (situation) => [{spec: spec("dumbbell", {rows: ["1"]}), analysis: changed(situation)}],
  slope: (situation) => [
    {spec: spec("slope", {rows: ["1"]}), analysis: changed(situation)},
    {spec: spec("slope"), analysis: means(situation)},
  ],
  lines: (situation) => [
    {spec: spec("lines", {rows: ["1"]}), analysis: changed(situation)},
    {spec: spec("lines"), analysis: series(situation)},
  ],
  dots: (situation) => [
    {spec: spec("dots"), analysis: battery(situation)},
    {spec: spec("dots"), analysis: outcomes(situation)},
  ],
  targets: (situation) => [{spec: spec("targets"), analysis: outcomes(situation)}],
  "paired-bars": (situation) => [{spec: spec("paired-bars"), analysis: means(situation)}],
  profile: (situation) => [
    {spec: spec("profile"), analysis: means({...situation, columns: situation.columns.slice(0, 6)})},
  ],
  sankey: (situation) => [
    {spec: spec("sankey"), analysis: flow(situation)},
    {spec: spec("sankey"), analysis: transition(situation)},
  ],
  tornado: (situation) => [{spec: spec("tornado"), analysis: sensitivity(situation)}],
  waterfall: (situation) => [{spec: spec("waterfall"), analysis: amounts("scenario-table", situation, 1, true)}],
  "traffic-lights": (situation) => [{spec: spec("traffic-lights"), analysis: lights(situation)}],
  survival: (situation) => [{spec: spec("survival"), analysis: timed(situation)}],
  league: (situation) => [
    {spec: spec("league"), analysis: units(situation)},
    {spec: spec("league", {patterns: true}), analysis: units(situation)},
  ],
  "funnel-plot": (situation) => [{spec: spec("funnel-plot"), analysis: units(situation)}],
  bands: (situation) => [{spec: spec("bands"), analysis: steps(situation)}],
};

function countsOf({rows, columns, count}: Situation): number[][] {
  return rows.map((_, row) => columns.map((__, place) => count(row, place)));
}

function number(exact: number | null, base = 97, decimals = 1): Cell {
  if (exact === null) return {kind: "empty", address: "", printed: "–", reason: "ingen har svaret"};
  return {kind: "number", address: "helbred/all/r/c", base, exact, printed: printNumber(exact, decimals)};
}

/** The answers of several questions side by side. */
function battery(situation: Situation): AnalysisResult {
  const block = percentBlock("all", "Spørgsmålet", situation.rows, countsOf(situation));
  const columns = situation.columns.map((label, index) => column(`v${index}`, label, {group: label}));
  const best = {best: "1"};
  return analysis("battery", columns, [block], {
    questions: [{variable: "borger.v0", label: "Spørgsmål", question: "?", ...best}],
  });
}

/** The same answers under one another, a block for each column. */
function blocks({rows, columns, count}: Situation): AnalysisResult {
  const each = columns.map((label, place) =>
    percentBlock(
      `b${place}`,
      label,
      rows,
      rows.map((_, row) => [count(row, place)]),
    ),
  );
  return analysis("distribution", [column("percent", "Procent")], each);
}

/** Each row is an item that is answered yes or no at each of the columns' waves. */
function changed({rows, columns, count}: Situation): AnalysisResult {
  const items = rows.map((label, row) => ({
    label,
    labels: ["Ja", "Nej", "Ved ikke"],
    counts: [
      columns.map((_, place) => count(row, place)),
      columns.map((_, place) => count(row, place) * 2),
      columns.map((_, place) => Math.min(2, count(row, place))),
    ],
  }));
  const table = change(items);
  const waves = columns.map((label, index) => column(String(index + 1), label));
  return {...table, waves: columns.map((_, index) => index + 1), table: {...table.table, columns: waves}};
}

function means({rows, columns, count}: Situation): AnalysisResult {
  const items = rows.map((label, row) => {
    const counts = columns.map((_, place) => count(row, place));
    const isEmpty = counts.every((value) => value === 0);
    return {
      label,
      means: counts.map((value) => (isEmpty ? null : (value % 50) / 10 + 1)),
      n: counts[0] ?? 0,
      stars: row === 1 ? "**" : "",
    };
  });
  return pairedMeans(columns, items);
}

/** Amounts in a column each, with signs that change from row to row where `sign` is negative. */
function amounts(kind: string, {rows, columns, count}: Situation, sign = 1, isSummed = false): AnalysisResult {
  const cellsOf = (row: number) =>
    columns.map((_, place) => number(count(row, place) * 1000 * (row % 2 === 1 ? sign : 1), 97, 0));
  const body = rows.map((label, row): Row => ({key: `r${row}`, label, role: "category", cells: cellsOf(row)}));
  const sums = columns.map((_, place) => rows.reduce((sum, __, row) => sum + count(row, place) * 1000, 0));
  const total: Row = {key: "total", label: "I alt", role: "total", cells: sums.map((sum) => number(sum, 97, 0))};
  const heads = columns.map((label, index) => column(`c${index}`, label, {unit: "number", measure: "1.000 kr."}));
  return analysis(kind, heads, [{key: "all", label: null, question: null, rows: isSummed ? [...body, total] : body}]);
}

function outcomes({rows, count}: Situation): AnalysisResult {
  return outcome(
    rows.map((label, row) => {
      const [yes, base] = [count(row, 0), rows.reduce((sum, _, other) => sum + count(other, 0), 0)];
      const part = base === 0 ? 0 : yes / base;
      return {
        label,
        count: yes,
        base,
        low: Math.max(0, part - 0.08),
        high: Math.min(1, part + 0.1),
        target: row === 2 ? null : String(5 * (row + 1)),
      };
    }),
  );
}

function transition({rows, count}: Situation): AnalysisResult {
  const answers = rows.filter((row) => !missingLabels.has(row)).slice(0, 6);
  const counts = answers.map((_, row) => answers.map((__, place) => count(row, place) * (row === place ? 2 : 1)));
  const table = crosstab(answers, answers, counts, "total");
  return {...table, kind: "transition", waves: [1, 3], panel: true};
}

/** All persons in the first node; each row branches off from it, and two go on from the first branch. */
function flow({rows, count}: Situation): AnalysisResult {
  const parts = rows.map((_, row) => count(row, 0));
  const all = parts.reduce((sum, part) => sum + part, 0);
  const row = (key: string, label: string, persons: number, of: number | null): Row => ({
    key,
    label,
    role: "category",
    cells: [
      tally(persons),
      of === null ? {kind: "empty", address: "", printed: "", reason: "her begynder alle"} : share(persons, of),
    ],
  });
  const [first = 0] = parts;
  const half = Math.floor(first / 2);
  const table = [
    row("all", "Alle henvendelser", all, null),
    ...rows.map((label, index) => row(`r${index}`, label, parts[index] ?? 0, all)),
    row("on", "Hjulpet videre til anden støtte", half, first),
    row("off", rows.at(-1) ?? "", first - half, first),
  ];
  return analysis(
    "flow",
    [column("count", "Antal", {unit: "count"}), column("of_from", "Procent af grenen før")],
    [{key: "all", label: null, question: null, rows: table}],
    {
      flow: [
        ...rows.map((_, index) => ({from: "all", to: `r${index}`})),
        {from: "r0", to: "on"},
        {from: "r0", to: "off"},
      ],
    },
  );
}

function sensitivity({rows, count}: Situation): AnalysisResult {
  const net = 100;
  const none: Cell = {kind: "empty", address: "", printed: "–", reason: "intet er ændret"};
  const body = rows.map((label, row): Row => {
    const reach = count(row, 0) * 10;
    const ends = row % 2 === 0 ? [net - reach, net + reach] : [net + reach, net - reach / 2];
    return {
      key: `r${row}`,
      label,
      role: "category",
      cells: [number(10, 1, 0), number(20, 1, 0), ...ends.map((end) => number(end))],
    };
  });
  const base: Row = {
    key: "base",
    label: "Uændret (mellem scenarie)",
    role: "total",
    cells: [none, none, number(net), number(net)],
  };
  const unit = "number";
  const group = "Nettogevinst (1.000 kr.)";
  const columns = [
    column("low", "Lav", {unit}),
    column("high", "Høj", {unit}),
    column("net_low", "Ved lav", {unit, group}),
    column("net_high", "Ved høj", {unit, group}),
  ];
  return analysis("sensitivity", columns, [{key: "all", label: null, question: null, rows: [...body, base]}]);
}

const tones: readonly Light[] = [
  {tone: "good", label: "Gennemført"},
  {tone: "middle", label: "Delvist gennemført"},
  {tone: "poor", label: "Ikke gennemført"},
  {tone: "unknown", label: "Uvist"},
];

function lights({rows, columns, count}: Situation): AnalysisResult {
  const body = rows.map((label, row): Row => {
    const cells = columns.map((_, place): Cell => {
      const value = count(row, place);
      const light = tones[(row + place) % tones.length];
      if (value === 0 || light === undefined) return number(null);
      return {
        kind: "number",
        address: "helbred/all/r/c",
        base: 9,
        exact: value,
        printed: String(value),
        shown: `${light.label} (${value} pct.)`,
        light,
      };
    });
    return {key: `r${row}`, label, role: "category", cells};
  });
  const heads = columns.map((label, index) => column(`c${index}`, label, {unit: "number"}));
  return analysis("traffic-light", heads, [{key: "all", label: "Succeskriterier", question: null, rows: body}]);
}

function timed({rows, count}: Situation): AnalysisResult {
  const groups = rows.slice(0, 6);
  const curves = groups.map((label, row): Curve => {
    const persons = count(row, 0);
    const end = persons / (persons + 30);
    return {
      key: `r${row}`,
      label,
      points:
        persons === 0
          ? [{x: 0, y: 0}]
          : [
              {x: 0, y: 0},
              {x: 90, y: end / 2},
              {x: 360, y: end},
            ],
    };
  });
  const body = groups.map(
    (label, row): Row => ({key: `r${row}`, label, role: "category", cells: [tally(count(row, 0))]}),
  );
  const bases = groups.map((_, row) => ({
    block: "all",
    column: `r${row}`,
    population: 12,
    valid: count(row, 0),
    noForm: 0,
    notAsked: 0,
    noAnswer: 2,
    dontKnow: 0,
    notRelevant: 0,
    includes: {dontKnow: true, notRelevant: true},
  }));
  return analysis(
    "time-to-event",
    [column("n", "Antal", {unit: "count"})],
    [{key: "all", label: null, question: null, rows: body}],
    {
      curves,
      bases,
      questions: [{variable: "a.b", label: "Dage til job", question: "?"}],
    },
  );
}

function series({rows, columns, count}: Situation): AnalysisResult {
  const groups = rows.slice(0, 6);
  const body = groups.map(
    (label, row): Row => ({
      key: `r${row}`,
      label,
      role: row === 0 ? "total" : "category",
      cells: columns.map((_, place) => (count(row, place) === 0 ? number(null) : number(count(row, place) / 10))),
    }),
  );
  const years = columns.map((_, index) => column(String(2019 + index), String(2019 + index), {unit: "number"}));
  return analysis("series", years, [{key: "all", label: null, question: null, rows: body}], {
    questions: [{variable: "a.b", label: "Trivsel, 0-10", question: "?"}],
  });
}

function units({rows, columns, count}: Situation): AnalysisResult {
  const verdicts = Object.values(unitVerdicts);
  const judged = "Planlagt afsluttet";
  const unitRow = (label: string, row: number, role: Row["role"]): Row => {
    const [n, both] = [count(row, 0) + count(row, 1), count(row, 0)];
    const rest = columns.length > 1 ? count(row, 1) : 0;
    return {
      key: `r${row}`,
      label,
      role,
      cells: [
        tally(n),
        share(both, n),
        share(Math.min(rest, n - both), n),
        text(verdicts[row % verdicts.length] ?? ""),
      ],
    };
  };
  const body = rows.map((label, row) => unitRow(label, row, "category"));
  const largest = Math.max(1, ...rows.map((_, row) => count(row, 0) + count(row, 1)));
  const line = (key: string, label: string, from: number, to: number): Curve => ({
    key,
    label,
    points: [
      {x: 1, y: from},
      {x: largest, y: to},
    ],
  });
  return analysis(
    "units",
    [
      column("n", "Antal", {unit: "count"}),
      column("a", judged),
      column("b", "I gang"),
      column("verdict", "Set mod alle", {unit: "text", group: judged}),
    ],
    [{key: "all", label: null, question: null, rows: [...body, {...unitRow("Alle", 0, "total"), key: "total"}]}],
    {
      curves: [
        line("common", "Alle", 0.5, 0.5),
        line("low-95", "95 pct.", 0, 0.37),
        line("high-95", "95 pct.", 1, 0.63),
        line("low-998", "99,8 pct.", 0, 0.3),
        line("high-998", "99,8 pct.", 1, 0.7),
      ],
    },
  );
}

/** A score from 0 to 100, in as many steps as there are rows. */
function steps({rows, columns, count}: Situation): AnalysisResult {
  const width = 100 / rows.length;
  const base = columns.map((_, place) => rows.reduce((sum, __, row) => sum + count(row, place), 0));
  const body = rows.map((_, row): Row => {
    const range = {from: Math.round(row * width), below: Math.round((row + 1) * width)};
    const cells = columns.map((__, place) => share(count(row, place), base[place] ?? 0));
    return {key: String(row), label: `${range.from}-${range.below}`, role: "category", range, cells};
  });
  const total: Row = {key: "total", label: "Total (n)", role: "total", cells: base.map(baseCell)};
  const waves = columns.map((label, index) => column(String(index + 1), label));
  return analysis("change", waves, [{key: "who5", label: "Trivsel (WHO-5)", question: null, rows: [...body, total]}], {
    waves: columns.map((_, index) => index + 1),
  });
}
