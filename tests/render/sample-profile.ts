import type {AnalysisResult} from "../../src/results/model.ts";
import {employee, employeeAndCitizen} from "./sample-scales.ts";
import {analysis, type CountRow, column, countCell, percentTable} from "./sample-tables.ts";

const percent = [column("percent", "Procent")];

const responseRows: readonly CountRow[] = [
  ["Borgerskema", 98, 70, 39, 14],
  ["Medarbejderskema", 98, 69, 44, 16],
];

/** Counts of forms at each wave. */
export const response: AnalysisResult = analysis(
  "svar",
  "Antal udfyldte borger- og medarbejderskemaer ved de enkelte målepunkter",
  {
    arrangement: "stacked",
    stub: "",
    columns: [
      column("1", "Målepunkt 1 (opstart)", {unit: "count"}),
      column("2", "Målepunkt 2 (3 måneder)", {unit: "count"}),
      column("3", "Målepunkt 3 (6 måneder)", {unit: "count"}),
      column("4", "Målepunkt 4 (9 måneder)", {unit: "count"}),
    ],
    blocks: [
      {
        key: "all",
        label: null,
        question: null,
        rows: responseRows.map(([label, ...counts]) => ({
          key: label,
          label,
          role: "category",
          cells: counts.map((count, index) => countCell(`svar/all/${label}/${index + 1}`, count)),
        })),
      },
    ],
  },
  {source: "Individmonitoreringen"},
);

/** One-way distributions, several variables under one another. */
export const demography: AnalysisResult = analysis(
  "demografi",
  "Fordeling på køn, alder og nationalitet blandt borgerne, der deltager i indsatsen. Procent",
  percentTable(
    "demografi",
    percent,
    [
      {
        key: "koen",
        label: "Køn",
        rows: [
          ["Kvinde", 53],
          ["Mand", 45],
        ],
      },
      {
        key: "alder",
        label: "Alder",
        rows: [
          ["18-24 år", 8],
          ["25-29 år", 26],
          ["30-39 år", 36],
          ["40-49 år", 17],
          ["50-59 år", 11],
        ],
      },
      {
        key: "nationalitet",
        label: "Nationalitet",
        rows: [
          ["Dansk", 89],
          ["Dansk med grønlandsk baggrund", 2],
          ["Anden nationalitet", 7],
        ],
      },
    ],
    {stub: "Indikator"},
  ),
  employee,
);

/** Two informants side by side, each with its own question and scale. */
export const mentalHealth: AnalysisResult = analysis(
  "psykisk",
  "Borgerens psykiske helbred ved opstarten af indsatsen, borgerens selvvurdering og ressourcekonsulentens vurdering. Procent",
  percentTable(
    "psykisk",
    percent,
    [
      {
        key: "psykhelb",
        label: "Borgers selvvurderede psykiske helbred",
        question: "Hvordan synes du, dit psykiske helbred er alt i alt?",
        rows: [
          ["Dårligt", 30],
          ["Mindre godt", 44],
          ["Godt", 16],
          ["Vældig godt", 5],
          ["Fremragende", 2],
        ],
      },
      {
        key: "psykprob",
        label: "Medarbejders vurdering af borgerens psykiske helbred",
        question: "Har borgeren efter din vurdering psykiske problemer, der begrænser hans/hendes hverdag?",
        rows: [
          ["I høj grad", 25],
          ["I nogen grad", 54],
          ["I mindre grad", 15],
          ["Slet ikke", 2],
          ["Ved ikke", 2],
        ],
      },
    ],
    {arrangement: "beside"},
  ),
  {
    ...employeeAndCitizen,
    notes: [{kind: "missing", text: "Én borger har ikke besvaret spørgsmålet om psykisk helbred"}],
  },
);

/** Items as columns. */
export const misuse: AnalysisResult = analysis(
  "misbrug",
  "Omfanget af borgernes misbrugsproblemer ved opstarten af indsatsen, medarbejdernes vurdering. Procent",
  percentTable(
    "misbrug",
    [
      column("alkohol", "Alkoholmisbrug"),
      column("hash", "Hashmisbrug"),
      column("stoffer", "Misbrug af andre euforiserende stoffer"),
    ],
    [
      {
        key: "all",
        label: "Har borgeren efter din vurdering et misbrug, der begrænser hans/hendes hverdag?",
        rows: [
          ["I høj grad", 3, 1, 1],
          ["I nogen grad", 6, 5, 2],
          ["I mindre grad", 4, 0, 0],
          ["Slet ikke", 81, 88, 93],
          ["Ved ikke", 4, 4, 2],
        ],
      },
    ],
  ),
  employee,
);
