import type {AnalysisResult, Row} from "../../src/results/model.ts";
import {longItems, wellbeingItems} from "./sample-items.ts";
import {
  analysis,
  baseCell,
  type CountRow,
  column,
  countCell,
  percentBlock,
  percentTable,
  shareCell,
  textCell,
  textTable,
} from "./sample-tables.ts";

const percent = [column("percent", "Procent")];
const waves = [column("1", "Første måling"), column("3", "Tredje måling")];
const health = ["Fremragende", "Vældig godt", "Godt", "Mindre godt", "Dårligt"];
const employee = {source: "Individdokumentationen, medarbejderskema"};
const both = {source: "Individdokumentationen, borgerskema og medarbejderskema"};

function healthRows(...rows: readonly (readonly number[])[]): CountRow[] {
  return health.map((label, index) => [label, ...(rows[index] ?? [])]);
}

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
  {...both, notes: [{kind: "missing", text: "Én borger har ikke besvaret spørgsmålet om psykisk helbred"}]},
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
    ...both,
    notes: [
      {
        kind: "test",
        text: "Psykisk helbred: Fisher-Freeman-Haltons eksakte test, p = 0,142. Fysisk helbred: Fisher-Freeman-Haltons eksakte test, p = 0,052. Pearsons χ²-test er ikke brugt, da 60-73 pct. af de forventede antal er under 5",
      },
    ],
  },
);

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
