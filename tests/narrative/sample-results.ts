/** A small evaluation: one analysis of each shape, with numbers from the example report. */
import type {AnalysisResult, Cell, Results, Row} from "../../src/results/model.ts";
import {
  type AnswerRow,
  analysis,
  answers,
  baseCell,
  column,
  countCell,
  numberCell,
  results,
  shareCell,
  test,
} from "./build-results.ts";

const health = ["Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt"];

function rowsOf(labels: readonly string[], ...columns: readonly (readonly number[])[]): AnswerRow[] {
  return labels.map((label, index) => ({
    key: String(index + 1),
    label,
    counts: columns.map((counts) => counts[index] ?? 0),
  }));
}

function helbred(): AnalysisResult {
  const columns = [column("percent", "Procent")];
  return analysis("helbred", "distribution", columns, [
    answers("helbred/psykhelb", "Psykisk helbred", columns, rowsOf(health, [2, 5, 16, 44, 30])),
    answers("helbred/fyshelb", "Fysisk helbred", columns, rowsOf(health, [7, 9, 30, 33, 19])),
  ]);
}

function medicin(): AnalysisResult {
  const columns = [column("percent", "Procent")];
  const rows: AnswerRow[] = [
    {key: "1", label: "Ja", counts: [33]},
    {key: "2", label: "Nej", counts: [41]},
    {key: "9", label: "Ved ikke", role: "missing", counts: [24]},
  ];
  return analysis("medicin", "distribution", columns, [answers("medicin/medicin", null, columns, rows)]);
}

function selvhjulpen(): AnalysisResult {
  const columns = [column("daglig", "Dagligdagen"), column("oekonomi", "Økonomien")];
  const labels = ["Ja, i høj grad", "Ja, i nogen grad", "Nej, har meget vanskeligt ved dette"];
  const rows = rowsOf(labels, [20, 34, 43], [23, 22, 52]);
  return analysis("selvhjulpen", "battery", columns, [answers("selvhjulpen/all", null, columns, rows)]);
}

function udfald(): AnalysisResult {
  const columns = [column("beskaeftigelse", "Beskæftigelse"), column("praktik", "Praktik")];
  const block = answers("udfald/all", null, columns, rowsOf(["Ja", "Nej"], [9, 89], [19, 79]));
  const rows = block.rows.map((row): Row => {
    if (row.label !== "Ja") return row;
    return {
      ...row,
      cells: row.cells.map((cell): Cell => {
        if (cell.kind !== "share" || !cell.address.endsWith("beskaeftigelse")) return cell;
        const interval = {low: 0.0428, high: 0.1672, level: 0.95, method: "clopper-pearson", printed: "4-17"} as const;
        return {...cell, interval};
      }),
    };
  });
  const targets: Row = {
    key: "target",
    label: "Mål (mindst)",
    role: "sub",
    cells: [
      numberCell("udfald/all/target/beskaeftigelse", 20, 0, 0),
      {kind: "empty", address: "udfald/all/target/praktik", printed: "–", reason: "der er ikke sat et mål"},
    ],
  };
  return analysis("udfald", "outcome", columns, [{...block, rows: [...rows, targets]}]);
}

function helbredStatus(): AnalysisResult {
  const columns = [
    column("1", "Igangværende"),
    column("2", "Planlagt afsluttet"),
    column("3", "Uplanlagt afsluttet"),
    column("total", "Total", {role: "total"}),
  ];
  // Two groups of equal size by chance: adding them would still be wrong.
  const rows = rowsOf(health, [1, 3, 13, 35, 24], [1, 1, 0, 4, 0], [1, 1, 0, 4, 0], [3, 5, 13, 43, 24]);
  const tests = [
    test("psykhelb", {p: 0.1425, printed: "p = 0,143"}, [
      {method: "pearson-chi-square", name: "Pearsons χ²-test", exact: false, p: 0.1113, printed: "p = 0,111"},
    ]),
    test("fyshelb", {p: 0.0009, printed: "p < 0,001", significant: true}),
  ];
  const blocks = [
    answers("helbred_status/psykhelb", "Psykisk helbred", columns, rows),
    answers("helbred_status/fyshelb", "Fysisk helbred", columns, rows),
  ];
  return analysis("helbred_status", "crosstab", columns, blocks, tests);
}

/** Percent of the grand total: margins are shares, the corner is the base. */
function dobbelt(): AnalysisResult {
  const columns = [column("g", "Godt"), column("d", "Dårligt"), column("total", "Total", {role: "total"})];
  const at = (row: string, key: string) => `dobbelt/psykhelb/${row}/${key}`;
  const row = (key: string, label: string, role: Row["role"], counts: readonly number[]): Row => ({
    key,
    label,
    role,
    cells: columns.map((each, index) => {
      const isCorner = role === "total" && each.role === "total";
      return isCorner ? baseCell(at(key, each.key), 97) : shareCell(at(key, each.key), counts[index] ?? 0, 97);
    }),
  });
  const rows = [
    row("g", "Godt", "category", [20, 8, 28]),
    row("d", "Dårligt", "category", [25, 44, 69]),
    row("total", "Total (n)", "total", [45, 52, 97]),
  ];
  return analysis("dobbelt", "crosstab", columns, [{key: "psykhelb", label: null, question: null, rows}]);
}

function helbredOverTid(): AnalysisResult {
  const columns = [column("1", "Første måling"), column("3", "Tredje måling")];
  return analysis("helbred_over_tid", "change", columns, [
    answers(
      "helbred_over_tid/psykhelb",
      "Psykisk helbred",
      columns,
      rowsOf(health, [0, 1, 6, 17, 14], [0, 2, 9, 19, 9]),
    ),
    answers(
      "helbred_over_tid/fyshelb",
      "Fysisk helbred",
      columns,
      rowsOf(health, [1, 4, 11, 15, 8], [1, 4, 12, 16, 6]),
    ),
    answers("helbred_over_tid/bip", "BIP", columns, rowsOf(["Dårligt"], [39], [39])),
  ]);
}

function trivsel(): AnalysisResult {
  const columns = ["glad", "rolig"].flatMap((item) =>
    [1, 3].map((wave) => column(`${item}@${wave}`, `Måling ${wave}`, {group: `Har været ${item}`})),
  );
  const rows = rowsOf(
    ["Det meste af tiden", "Lidt af tiden", "Aldrig"],
    [7, 20, 12],
    [13, 16, 10],
    [4, 12, 23],
    [8, 17, 14],
  );
  return analysis("trivsel", "change", columns, [answers("trivsel/all", null, columns, rows)]);
}

function alder(): AnalysisResult {
  const columns = (["n", "mean", "minimum", "maximum"] as const).map((key) =>
    column(key, key, {unit: key === "n" ? "count" : "number"}),
  );
  const cells = [
    countCell("alder/all/alder/n", 98, 98),
    numberCell("alder/all/alder/mean", 34.56, 98),
    numberCell("alder/all/alder/minimum", 19, 98, 0),
    numberCell("alder/all/alder/maximum", 56, 98, 0),
  ];
  const rows: Row[] = [{key: "alder", label: "Alder", role: "category", cells}];
  return analysis("alder", "numbers", columns, [{key: "all", label: null, question: null, rows}]);
}

function who5(): AnalysisResult {
  const columns = [1, 3].map((wave) => column(`mean@${wave}`, "Gennemsnit", {unit: "number", group: `Måling ${wave}`}));
  const cells = [numberCell("who5/all/who5/mean@1", 36.51, 39), numberCell("who5/all/who5/mean@3", 42.15, 39)];
  const rows: Row[] = [{key: "who5", label: "WHO-5", role: "category", cells}];
  return analysis("who5", "numbers", columns, [{key: "all", label: null, question: null, rows}]);
}

function counted(key: string, labels: readonly string[], counts: readonly number[], base: number): Row[] {
  return labels.map((label, index) => {
    const code = String(index + 1);
    const count = counts[index] ?? 0;
    const at = `${key}/all/${code}`;
    return {
      key: code,
      label,
      role: key === "status" ? "sub" : "category",
      cells: [countCell(`${at}/count`, count, base), shareCell(`${at}/percent`, count, base)],
    };
  });
}

function countedTable(key: string, kind: string, labels: readonly string[], counts: readonly number[], base: number) {
  const total: Row = {
    key: "total",
    label: "Alle",
    role: "total",
    cells: [countCell(`${key}/all/total/count`, base, null), shareCell(`${key}/all/total/percent`, base, base)],
  };
  const columns = [column("count", "Antal", {unit: "count"}), column("percent", "Procent")];
  const rows = [total, ...counted(key, labels, counts, base)];
  return analysis(key, kind, columns, [{key: "all", label: null, question: null, rows}]);
}

function svar(): AnalysisResult {
  const columns = [1, 2, 3].map((wave) => column(String(wave), `Måling ${wave}`, {unit: "count"}));
  const row = (key: string, label: string, counts: readonly number[]): Row => ({
    key,
    label,
    role: "category",
    cells: counts.map((count, index) => countCell(`svar/all/${key}/${index + 1}`, count, 98)),
  });
  const rows = [row("borger", "Borgerskema", [98, 70, 39]), row("medarbejder", "Medarbejderskema", [98, 69, 44])];
  return analysis("svar", "response", columns, [{key: "all", label: null, question: null, rows}]);
}

/** Labels that try to be markup, helpers and marks. */
export const hostileLabels = [
  "<script>alert(1)</script>",
  "{{share}}",
  "**fed**",
  "[x](javascript:alert(1))",
  "\uE0000\uE001",
  "| a | b |",
];

export function sampleResults(): Results {
  return results(
    [
      helbred(),
      medicin(),
      selvhjulpen(),
      udfald(),
      helbredStatus(),
      dobbelt(),
      helbredOverTid(),
      trivsel(),
      alder(),
      who5(),
      countedTable("status", "status", ["Igangværende", "Planlagt afsluttet", "Uplanlagt afsluttet"], [77, 6, 15], 98),
      countedTable(
        "diagnoser",
        "multiple",
        ["Depression", "Angst", "ADHD", "Autisme", "PTSD eller OCD", "Andet"],
        [16, 21, 5, 4, 4, 0],
        50,
      ),
      countedTable("fjendtlig", "status", hostileLabels, [6, 5, 4, 3, 2, 1], 21),
      svar(),
    ],
    {
      facts: [
        {key: "maal", value: 20, unit: "percent", label: "Mål", source: "Projektet"},
        {key: "interview", value: 7, unit: "count", label: "Interview", source: "Projektet"},
        {key: "timer", value: 1.5, unit: "number", label: "Timer", source: "Projektet"},
      ],
    },
  );
}
