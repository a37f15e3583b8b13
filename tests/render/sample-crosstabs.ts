import type {AnalysisResult, Row} from "../../src/results/model.ts";
import {employeeAndCitizen, health} from "./sample-scales.ts";
import {analysis, baseCell, type CountRow, column, percentTable, shareCell} from "./sample-tables.ts";

function healthRows(...rows: readonly (readonly number[])[]): CountRow[] {
  return health.map((label, index) => [label, ...(rows[index] ?? [])]);
}

const joint = [
  [2, 0, 0, 0, 0],
  [1, 2, 2, 0, 0],
  [2, 3, 8, 2, 1],
  [2, 2, 12, 19, 9],
  [0, 1, 8, 12, 9],
];

/** Percentages of the grand total, with both margins. */
export const healthByHealth: AnalysisResult = analysis(
  "psykisk_fysisk",
  "Sammenhæng mellem borgerens selvvurderede psykiske og fysiske helbred ved opstarten af indsatsen. Procent",
  {
    arrangement: "stacked",
    stub: "Selvvurderet psykisk helbred",
    columns: [
      ...health.map((label, index) => column(String(index + 1), label, {group: "Selvvurderet fysisk helbred"})),
      column("total", "Total (n)", {role: "total"}),
    ],
    blocks: [{key: "psykhelb", label: null, question: null, rows: [...jointRows(), jointTotal()]}],
  },
  {
    notes: [
      {kind: "method", text: "Procenterne er beregnet af alle 97 borgere, der har besvaret begge spørgsmål"},
      {kind: "rounding", text: "Summen kan afvige fra 100 på grund af afrunding."},
    ],
  },
);

function jointRows(): Row[] {
  return joint.map((counts, row) => ({
    key: String(row + 1),
    label: health[row] ?? "",
    role: "category",
    cells: [...counts, counts.reduce((a, b) => a + b, 0)].map((count, index) =>
      shareCell(`psykisk_fysisk/psykhelb/${row + 1}/${index + 1}`, count, 97),
    ),
  }));
}

function jointTotal(): Row {
  const sums = health.map((_, index) => joint.reduce((sum, row) => sum + (row[index] ?? 0), 0));
  const cells = sums.map((sum, index) => shareCell(`psykisk_fysisk/psykhelb/total/${index + 1}`, sum, 97));
  return {
    key: "total",
    label: "Total (n)",
    role: "total",
    cells: [...cells, baseCell("psykisk_fysisk/psykhelb/total/total", 97)],
  };
}

/** Two stacked row variables over one column variable, with a total column. */
export const healthByStatus: AnalysisResult = analysis(
  "helbred_status",
  "Sammenhæng mellem selvvurderet helbred ved opstart og status for indsatsforløbet ved midtvejsevalueringen. Procent",
  percentTable(
    "helbred_status",
    [
      column("1", "Fortsat igangværende forløb"),
      column("2", "Planlagt afsluttet forløb"),
      column("3", "Uplanlagt afsluttet forløb"),
      column("total", "Total", {role: "total"}),
    ],
    [
      {
        key: "psykhelb",
        label: "Psykisk helbred",
        rows: healthRows([1, 1, 0, 2], [3, 1, 1, 5], [13, 0, 3, 16], [35, 4, 5, 44], [24, 0, 6, 30]),
      },
      {
        key: "fyshelb",
        label: "Fysisk helbred",
        rows: healthRows([4, 3, 0, 7], [8, 0, 1, 9], [21, 2, 7, 30], [29, 1, 3, 33], [15, 0, 4, 19]),
      },
    ],
    {stub: "Selvvurderet helbred ved opstart"},
  ),
  {
    ...employeeAndCitizen,
    notes: [
      {
        kind: "test",
        text: "Psykisk helbred: Fisher-Freeman-Haltons eksakte test, p = 0,142. Fysisk helbred: Fisher-Freeman-Haltons eksakte test, p = 0,052. Pearsons χ²-test er ikke brugt, da 60-73 pct. af de forventede antal er under 5",
      },
    ],
  },
);
