/** What a figure may be asked to draw, told without its kind: names of rows and columns, and how many answered what. */
export interface Situation {
  readonly name: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** How many of the column's persons are in the row. */
  readonly count: (row: number, column: number) => number;
}

const answers = ["I høj grad", "I nogen grad", "Hverken eller", "I mindre grad", "Slet ikke", "Ved ikke"];
const waves = ["Første måling", "Tredje måling"];
const long = [
  "Kontanthjælpsmodtageres beskæftigelsesrettede virksomhedspraktikforløbsevalueringer og opfølgningssamtaler i kommunen",
  "Mit helbred sætter store begrænsninger for, at jeg kan arbejde. Jeg vil måske kunne varetage et job på få timer",
  "Det svinger. Indimellem gør mit helbred det svært at arbejde, men jeg vil måske kunne varetage et job på deltid",
  "Speciallægepraksisplanlægningsstabiliseringsperiodeovergangsordningen",
  "Ved ikke",
];
const longColumns = [
  "Førstegangsansøgninger til rehabiliteringsteamet i perioden fra januar til og med december 2023, alle kommuner samlet",
  "Anden måling, omkring seks måneder efter at borgeren blev visiteret til den socialfaglige indsats",
  "Opfølgningsundersøgelsen blandt arbejdsmarkedsparate",
];
const pseudorandom = (row: number, column: number) => ((row * 7 + column * 13) % 11) + 1;

export const situations: readonly Situation[] = [
  {
    name: "realistic",
    rows: answers,
    columns: waves,
    count: (row, column) => ([21, 35, 14, 18, 4, 6][row] ?? 9) - column * (row % 3),
  },
  {name: "long labels", rows: long, columns: longColumns, count: pseudorandom},
  {name: "one category", rows: ["Ja"], columns: waves, count: (_, column) => 12 - column},
  {
    name: "twelve categories",
    rows: Array.from({length: 12}, (_, index) => `Svarmulighed ${index + 1}`),
    columns: waves,
    count: pseudorandom,
  },
  {name: "zeros", rows: answers, columns: waves, count: (row) => (row === 1 ? 40 : 0)},
  {name: "only ved ikke", rows: answers, columns: waves, count: (row) => (row === 5 ? 23 : 0)},
  {name: "nobody", rows: answers, columns: waves, count: () => 0},
  {
    name: "many columns",
    rows: answers.slice(0, 3),
    columns: Array.from({length: 9}, (_, index) => `Måling ${index + 1}`),
    count: (row, column) => pseudorandom(row, column) * 9,
  },
  {name: "large counts", rows: answers, columns: waves, count: (row, column) => (row + 1) * 123_456 + column * 11_111},
];
