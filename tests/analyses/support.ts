import {expect} from "vitest";
import {runAnalyses} from "../../src/analyses/registry.ts";
import type {Category, Codebook, ResponseSet, Scale, Variable} from "../../src/codebook/model.ts";
import {evaluationSpec} from "../../src/config/evaluation.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import {requireClaim, writeLiveText} from "../../src/narrative/live-text.ts";
import {defaultNumberStyle, type NumberStyle} from "../../src/numbers/style.ts";
import type {SourceReport} from "../../src/results/data-report.ts";
import type {AnalysisResult, Cell, Fact} from "../../src/results/model.ts";
import {parseDelimited} from "../../src/sources/delimited.ts";
import {type Form, fakeStore} from "./fake-store.ts";

/** A small evaluation of eight invented people: two questionnaires at waves, and a register without. */
export const head = `title: Prøve
disclosure: {none: Opdigtede personer}
waves:
  1: {label: Første måling}
  2: {label: Anden måling}
  3: {label: Tredje måling}
sources:
  borger: {type: csv, path: b.csv, name: borgerskema, system: Systemet, id: id, wave: maaling}
  stab: {type: csv, path: s.csv, name: medarbejderskema, system: Systemet, id: id, wave: maaling}
  forloeb: {type: csv, path: f.csv, name: forløbsregisteret, id: id}
populations:
  alle: {source: forloeb, label: borgere}
  ingen: {source: forloeb, label: ingen borgere}
population: alle
analyses:
`;

const scales: Record<string, Scale> = {
  helbred: scale("last", "1 Dårligt", "2 Godt", "3 Fremragende"),
  jaNej: scale(null, "1 Ja", "2 Nej"),
  jaNejVedIkke: scale(null, "1 Ja", "2 Nej", "9 Ved ikke"),
  farve: scale(null, "1 Rød", "2 Grøn", "3 Blå"),
  point: scale("last", "0 Aldrig", "1 Sjældent", "2 Ofte", "3 Altid"),
  pointModsat: scale("first", "0 Aldrig", "1 Sjældent", "2 Ofte", "3 Altid"),
  status: scale(null, "Igang Igangværende", "Plan Planlagt afsluttet", "Uplan Uplanlagt afsluttet"),
};

function scale(best: Scale["best"], ...categories: string[]): Scale {
  return {
    key: null,
    best,
    categories: categories.map((text): Category => {
      const [code = "", ...words] = text.split(" ");
      return {code, label: words.join(" "), missing: code === "9" ? "dont_know" : null};
    }),
  };
}

export function variable(source: string, name: string, label: string, more: Partial<Variable> = {}): Variable {
  return {
    source,
    name,
    label,
    question: `${label}?`,
    kind: "categorical",
    scale: null,
    unit: null,
    askedAt: null,
    derivation: null,
    option: null,
    place: {file: "codebook.yaml", line: 1},
    ...more,
  };
}

function option(name: string, code: string, label: string): Variable {
  const scaleOfOption = scale(null, "0 Nej", "1 Ja");
  return variable("borger", name, label, {scale: scaleOfOption, option: {set: "diag", code, label}});
}

const variables: Variable[] = [
  variable("borger", "helbred", "Psykisk helbred", {scale: scales.helbred ?? null}),
  variable("borger", "fysisk", "Fysisk helbred", {scale: scales.helbred ?? null}),
  variable("borger", "medicin", "Medicin", {scale: scales.jaNejVedIkke ?? null}),
  variable("borger", "senere", "Stillet senere", {scale: scales.jaNej ?? null, askedAt: [3]}),
  variable("borger", "alder", "Alder", {kind: "number", unit: "år"}),
  variable("borger", "farve", "Farve", {scale: scales.farve ?? null}),
  variable("borger", "glad", "Glad", {scale: scales.point ?? null}),
  variable("borger", "rolig", "Rolig", {scale: scales.point ?? null}),
  variable("borger", "aktiv", "Aktiv", {scale: scales.point ?? null}),
  variable("borger", "trist", "Trist", {scale: scales.pointModsat ?? null}),
  variable("borger", "trivsel", "Trivsel", {
    kind: "number",
    unit: "point",
    relevantChange: 10,
    derivation: {kind: "sum", of: ["glad", "rolig"], times: 10, require: 2},
  }),
  variable("borger", "lavt", "Lavt helbred", {
    scale: scales.jaNej ?? null,
    derivation: {
      kind: "recode",
      of: "helbred",
      groups: [
        {code: "1", from: ["1"]},
        {code: "2", from: ["2", "3"]},
      ],
    },
  }),
  variable("borger", "note", "Bemærkning", {kind: "text"}),
  option("diag_1", "a", "Angst"),
  option("diag_2", "d", "Depression"),
  option("diag_3", "s", "Skizofreni"),
  variable("stab", "helbred", "Psykisk helbred, medarbejder", {scale: scales.helbred ?? null}),
  variable("forloeb", "job", "Ordinære timer", {scale: scales.jaNej ?? null}),
  variable("forloeb", "praktik", "Praktik", {scale: scales.jaNej ?? null}),
  variable("forloeb", "status", "Forløbsstatus", {scale: scales.status ?? null}),
  variable("forloeb", "ond", "<b>Ond</b>", {scale: scale(null, "__proto__ <script>", "a/b |x|")}),
  variable("forloeb", "kode", "Kode", {scale: scale(null, "total Total", "2 To")}),
  variable("forloeb", "timer", "Timer", {kind: "number"}),
];

const diagnoses: ResponseSet = {
  source: "borger",
  name: "diag",
  label: "Diagnoser",
  question: "Hvilke diagnoser?",
  options: ["diag_1", "diag_2", "diag_3"],
};

export const codebook: Codebook = new Map(
  ["borger", "stab", "forloeb"].map((source) => [
    source,
    {
      source,
      variables: new Map(variables.filter((each) => each.source === source).map((each) => [each.name, each])),
      sets: new Map(source === "borger" ? [["diag", diagnoses]] : []),
      dropped: new Set(),
    },
  ]),
);

/** `-` is a blank. */
function forms(source: string, wave: number | null, table: string): Form[] {
  const [names = [], ...rows] = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/));
  return rows.map(([person = "", ...values]) => ({
    source,
    person,
    wave,
    values: Object.fromEntries(
      names.slice(1).map((name, index) => [name, values[index] === "-" ? null : (values[index] ?? null)]),
    ),
  }));
}

export const people: readonly Form[] = [
  ...forms(
    "borger",
    1,
    `id helbred fysisk medicin alder diag_1 diag_2 diag_3
     p1 1 1 1 20 1 1 0
     p2 1 2 1 30 1 0 0
     p3 1 2 2 40 0 1 0
     p4 2 2 2 50 - - -
     p5 2 3 9 60 - - -
     p6 2 1 2 25 1 0 0
     p7 3 3 - 35.5 - - -
     p8 - 3 1 45 - - -`,
  ),
  ...forms(
    "borger",
    3,
    `id helbred fysisk medicin alder senere
     p1 2 1 1 21 1
     p2 2 2 2 31 1
     p3 1 3 1 41 2
     p4 2 - 9 51 1
     p5 1 3 2 61 1`,
  ),
  ...forms(
    "stab",
    1,
    `id helbred
     p1 1
     p2 2`,
  ),
  ...forms(
    "forloeb",
    null,
    `id job praktik status timer ond kode
     p1 1 1 Igang 12 __proto__ total
     p2 2 1 Igang - a/b 2
     p3 2 2 Igang -
     p4 1 2 Igang -
     p5 1 2 Plan -
     p6 2 2 Uplan -
     p7 2 2 Uplan -
     p8 2 2 Igang -`,
  ),
];

/**
 * People with forms at the first and third wave, so many of each: `[before, after, number]`; without a form at the third
 * wave where `after` is null. Values are `name=code`, a blank between them.
 */
export function panelOf(
  ...groups: readonly (readonly [before: string, after: string | null, number: number])[]
): World {
  const values = (text: string) => Object.fromEntries(text.split(" ").map((each) => each.split("=")));
  const people = groups.flatMap(([before, after, number]) => Array.from({length: number}, () => ({before, after})));
  const persons = people.map((_, index) => `q${index}`);
  return {
    persons,
    forms: people.flatMap(({before, after}, index): Form[] => {
      const person = persons[index] ?? "";
      const form = (wave: number, text: string): Form => ({source: "borger", person, wave, values: values(text)});
      return after === null ? [form(1, before)] : [form(1, before), form(3, after)];
    }),
  };
}

export interface World {
  /** What stands before the analyses in evaluation.yaml, when it is not `head`. */
  readonly head?: string;
  readonly forms?: readonly Form[];
  readonly persons?: readonly string[];
  readonly style?: Partial<NumberStyle>;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly sources?: readonly SourceReport[];
}

/** Runs analyses that are written as in evaluation.yaml, two blanks in. */
export async function run(analyses: string, world: World = {}): Promise<Record<string, AnalysisResult>> {
  const file = readYaml("evaluation.yaml", (world.head ?? head) + analyses, evaluationSpec);
  const allForms = world.forms ?? people;
  const persons = world.persons ?? ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"];
  const populations = [
    {key: "alle", label: "borgere", persons},
    {key: "ingen", label: "ingen borgere", persons: []},
  ];
  return runAnalyses(file.value, {
    codebook,
    store: fakeStore(codebook, allForms, populations, world.sources),
    style: {...defaultNumberStyle, ...world.style},
    facts: world.facts ?? {},
    readFile: async (path) => {
      const text = world.files?.[path];
      if (text === undefined) throw new Error(`ENOENT ${path}`);
      return text;
    },
    readRecords: async (path) => {
      const text = world.files?.[path];
      if (text === undefined) throw new Error(`ENOENT ${path}`);
      return parseDelimited(text, ";", path);
    },
    texts: {write: writeLiveText, require: requireClaim},
    placeOf: file.placeOf,
    folder: "",
  });
}

/** Runs one analysis with the key `a`, written as a YAML flow map. */
export async function analyse(spec: string, world: World = {}): Promise<AnalysisResult> {
  const {a} = await run(`  a: ${spec}\n`, world);
  if (a === undefined) throw new Error("no result");
  return a;
}

/** The error that running ends in, and the text it points at in evaluation.yaml. */
export async function failure(
  analyses: string,
  world: World = {},
): Promise<{kind: string; message: string; hint: string | undefined; at: string}> {
  try {
    await run(analyses, world);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const {kind, message, hint, place} = error;
    const text =
      place?.file === "evaluation.yaml" ? (world.head ?? head) + analyses : (world.files?.[place?.file ?? ""] ?? "");
    const line = text.split("\n")[(place?.line ?? 0) - 1] ?? "";
    return {kind, message, hint, at: line.slice((place?.column ?? 1) - 1)};
  }
  throw new Error("it did not fail");
}

/** What a table prints: for each block its rows, each a label and its cells. */
export function grid(result: AnalysisResult): string[][] {
  return result.table.blocks.flatMap(({rows}) =>
    rows.map(({label, cells}) => [label, ...cells.map(({printed}) => printed)]),
  );
}

export function cell(result: AnalysisResult, address: string): Cell {
  const cells = result.table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells));
  const found = cells.find((each) => each.address === address);
  expect(found, `a cell at ${address}`).toBeDefined();
  if (found === undefined) throw new Error(address);
  return found;
}

export function noteTexts(result: AnalysisResult): string[] {
  return result.notes.map(({kind, text}) => `${kind}: ${text}`);
}
