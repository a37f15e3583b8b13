import type {AnalysisResult, Row} from "../../src/results/model.ts";
import {longItems, wellbeingItems} from "./sample-items.ts";
import {employee} from "./sample-scales.ts";
import {analysis, column, countCell, percentBlock, percentTable, textCell, textTable} from "./sample-tables.ts";

const waves = [column("1", "Første måling"), column("3", "Tredje måling")];

const outcomes = [
  column("arbejde", "Beskæftigelse/ordinære timer"),
  column("uddannelse", "Uddannelse"),
  column("praktik", "Virksomhedspraktik"),
];
const outcomeBlock = percentBlock(
  "resultat",
  {
    key: "all",
    label: null,
    rows: [
      ["Ja", 9, 3, 19],
      ["Nej", 89, 95, 79],
    ],
  },
  outcomes,
);

/** Outcome shares with their intervals and targets. */
export const outcome: AnalysisResult = analysis(
  "resultat",
  "Andel af indsatsborgerne med beskæftigelse (ordinære timer), i uddannelse og i virksomhedspraktik. Procent",
  {
    arrangement: "stacked",
    stub: "",
    columns: outcomes,
    blocks: [
      {
        ...outcomeBlock,
        rows: [
          ...outcomeBlock.rows,
          {
            key: "interval",
            label: "95 pct.-sikkerhedsinterval",
            role: "sub",
            cells: ["4-17", "1-9", "12-29"].map((text, index) =>
              textCell(`resultat/all/interval/${outcomes[index]?.key}`, text),
            ),
          },
          {
            key: "target",
            label: "Mål (mindst)",
            role: "sub",
            cells: [
              textCell("resultat/all/target/arbejde", "20"),
              textCell("resultat/all/target/uddannelse", "15"),
              {
                kind: "empty",
                address: "resultat/all/target/praktik",
                printed: "–",
                reason: "Der er ikke sat et mål for virksomhedspraktik",
              },
            ],
          },
        ],
      },
    ],
  },
  employee,
);

/** Six items with their own long categories over two waves: longer than a page. */
export const readiness: AnalysisResult = analysis(
  "parathed",
  "Arbejdsmarkedsparathed målt ved BIP-indikatorer, borgerrettede spørgsmål. Procent",
  percentTable("parathed", waves, longItems, {stub: "BIP-indikator"}),
  {panel: true, waves: [1, 3]},
);

/** Ten columns in five groups under a head of two levels. */
export const wellbeing: AnalysisResult = analysis(
  "trivsel",
  "Borgernes selvvurderede trivsel målt ved WHO-5, første og tredje måling. Procent",
  percentTable(
    "trivsel",
    wellbeingItems.flatMap((label, index) => [
      column(`${index}@1`, "Måling 1", {group: label}),
      column(`${index}@3`, "Måling 3", {group: label}),
    ]),
    [
      {
        key: "all",
        label: null,
        rows: [
          ["Hele tiden", 0, 0, 1, 0, 0, 1, 1, 1, 3, 2],
          ["Det meste af tiden", 7, 13, 7, 8, 4, 2, 4, 4, 6, 6],
          ["Lidt mere end halvdelen af tiden", 11, 9, 4, 11, 9, 9, 2, 5, 10, 13],
          ["Lidt mindre end halvdelen af tiden", 7, 12, 4, 6, 1, 7, 4, 9, 5, 5],
          ["Lidt af tiden", 11, 3, 20, 10, 19, 13, 13, 7, 6, 7],
          ["På intet tidspunkt", 3, 2, 3, 4, 6, 7, 15, 13, 9, 6],
        ],
      },
    ],
  ),
  {panel: true, waves: [1, 3], notes: [{kind: "author", text: "Hver borger indgår med begge målinger"}]},
);

/** Measured numbers with decimals. */
export const hours: AnalysisResult = analysis(
  "timer",
  "Ugentlige timer og alder blandt borgere i beskæftigelse",
  {
    arrangement: "stacked",
    stub: "",
    columns: [
      column("n", "n", {unit: "count"}),
      column("mean", "Gennemsnit", {unit: "number"}),
      column("minimum", "Mindste", {unit: "number"}),
      column("maximum", "Største", {unit: "number"}),
    ],
    blocks: [
      {
        key: "all",
        label: null,
        question: null,
        rows: [
          numberRow("timer", "Ordinære timer pr. uge", 9, ["20,4", "12", "37"]),
          numberRow("alder", "Alder ved opstart", 9, ["33,78", "19", "1.056,5"]),
        ],
      },
    ],
  },
  {source: "Forløbsregisteret"},
);

function numberRow(key: string, label: string, n: number, printed: readonly string[]): Row {
  const numbers = printed.map((text, index) => ({
    kind: "number" as const,
    address: `timer/all/${key}/${index}`,
    base: n,
    exact: 1,
    printed: text,
  }));
  return {key, label, role: "category", cells: [countCell(`timer/all/${key}/n`, n), ...numbers]};
}

/** A table of texts. */
export const differences: AnalysisResult = analysis(
  "afvigelser",
  "Tal, der afviger fra den trykte rapport",
  textTable(
    "afvigelser",
    ["Sted", "Trykt", "Her", "Forklaring"],
    [
      ["Tabel 4.4, venstre panel, Mindre godt", "33", "34", "Den trykte tabel viser antal i stedet for procent."],
      [
        "Tabel 5.2, fysisk helbred, igangværende, Mindre godt",
        "28",
        "38",
        "Trykfejl: 28 svarer ikke til noget helt antal ud af 77 borgere, og kolonnen summer til 90.",
      ],
      [
        "Tabel 6.2, fysisk helbred, ikke i beskæftigelse",
        "100 (77)",
        "100 (89)",
        "Antallet er overført fra Tabel 5.2. Der er 98 borgere, hvoraf ni er i beskæftigelse.",
      ],
    ],
  ),
  {source: "Data til denne rapport og den trykte rapport"},
);

/** Twelve columns in six groups: more than a page has room for at full size. */
export const levels: AnalysisResult = analysis(
  "niveauer",
  "Borgernes BIP-svar samlet i tre niveauer, første og tredje måling. Procent",
  percentTable(
    "niveauer",
    longItems.flatMap((item) =>
      waves.map((wave) => column(`${item.key}@${wave.key}`, wave.label, {group: `Tiltro til ${item.key} og arbejde`})),
    ),
    [
      {
        key: "all",
        label: null,
        rows: [
          ["Lav", 16, 16, 18, 16, 16, 21, 4, 6, 11, 13, 16, 15],
          ["Mellem", 8, 6, 17, 15, 17, 9, 15, 11, 15, 13, 11, 12],
          ["Høj", 15, 17, 4, 8, 6, 9, 20, 21, 13, 13, 12, 12],
        ],
      },
    ],
  ),
  {panel: true, waves: [1, 3]},
);
