import {writeVariableReference} from "../../../src/config/variable-reference.ts";
import {answersOf, type Column, type Person, personsOf} from "./answers.ts";
import {type Chance, chanceOf} from "./chance.ts";
import {hostileCodes, label, labels} from "./hostile.ts";

/** What a variable may be used as. */
export type Role = "answers" | "battery" | "flag" | "set" | "number" | "time" | "unit" | "coding" | "year" | "group";

/** A variable as an author of specs knows it. */
export interface Known {
  readonly source: "borger" | "forloeb";
  readonly name: string;
  readonly roles: readonly Role[];
  /** Of answers; of a set its options. */
  readonly answers: readonly {readonly code: string; readonly label: string}[];
}

/** An invented evaluation without analyses. */
export interface World {
  readonly known: readonly Known[];
  readonly waves: readonly number[];
  /** evaluation.yaml as a value, but for its analyses. */
  readonly evaluation: Readonly<Record<string, unknown>>;
  readonly codebook: unknown;
  /** The exports' text by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** The world of a seed: few persons or many, with hostile labels and codes, blanks, ties and empty groups. */
export function inventWorld(seed: number): World {
  const chance = chanceOf(seed);
  const waves = chance.one<readonly number[]>([[1], [1, 2], [1, 2, 3], [1, 2, 3]]);
  const persons = personsOf(chance, chance.one([1, 2, 3, 5, 8, 20, 60]), waves);
  const borger = followed(chance);
  const forloeb = registered(chance);
  return {
    known: [...borger, ...forloeb].map(({known}) => known),
    waves,
    evaluation: evaluationOf(chance, waves),
    codebook: {
      sources: {borger: codebookOf(chance, borger), forloeb: codebookOf(chance, forloeb)},
    },
    files: {
      "borger.csv": answersOf(chance, persons, columnsOf(borger), "each-wave"),
      "tal.csv": "Navn;A;B\n<i>x</i>;1;2,5\ny;-3;ca. 60-65\nI alt;-2;",
      "forloeb.csv": answersOf(chance, persons, columnsOf(forloeb), "once"),
    },
  };
}

function evaluationOf(chance: Chance, waves: readonly number[]): Record<string, unknown> {
  return {
    title: "Prøve",
    disclosure: {none: "Opdigtede personer"},
    style: {
      decimals: chance.one([0, 0, 1]),
      mean_decimals: chance.one([0, 1, 2]),
      rounding: chance.one(["half-up", "half-up", "via-one-decimal"]),
    },
    waves: Object.fromEntries(
      waves.map((wave) => [wave, {label: chance.happens(0.2) ? label(chance) : `Måling ${wave}`}]),
    ),
    sources: {
      borger: {type: "csv", path: "borger.csv", name: "borgerskema", id: "id", wave: "maaling"},
      forloeb: {type: "csv", path: "forloeb.csv", name: label(chance), id: "id"},
    },
    populations: {
      alle: {source: "forloeb", label: "borgere"},
      svarede: {source: "borger", label: label(chance)},
    },
    population: "alle",
    facts: {
      maal: {value: chance.one([0, 50, 75.5, 100]), unit: "percent", label: label(chance), source: "Aftalen"},
      antal: {value: chance.one([0, 1, 42, 1500]), unit: "count", label: "Antal", source: label(chance)},
      tal: {value: chance.one([0.25, -3, 1e9]), unit: "number", label: "Tal", source: "Kilden"},
    },
  };
}

/** A variable with what its export holds and what codebook.yaml says of it. */
interface Made {
  readonly known: Known;
  readonly columns: readonly Column[];
  readonly variables: Readonly<Record<string, unknown>>;
  readonly sets?: Readonly<Record<string, unknown>>;
}

function columnsOf(made: readonly Made[]): Column[] {
  return made.flatMap(({columns}) => columns);
}

function codebookOf(chance: Chance, made: readonly Made[]): unknown {
  const shuffled = chance.happens(0.3) ? chance.some(made, made.length) : made;
  return {
    variables: Object.fromEntries(shuffled.flatMap(({variables}) => Object.entries(variables))),
    sets: Object.fromEntries(shuffled.flatMap(({sets}) => Object.entries(sets ?? {}))),
  };
}

type Answers = Known["answers"];

/** Three to six answers in an order, perhaps with «ved ikke» and «ikke relevant». */
function scaleOf(
  chance: Chance,
  codes: readonly string[],
): {answers: Answers; extra: Answers; spec: Record<string, unknown>} {
  const words = labels(chance, codes.length);
  const answers = codes.map((code, index) => ({code, label: words[index] ?? code}));
  const extra = [
    ...(chance.happens(0.4) ? [{code: "98", label: "Ved ikke"}] : []),
    ...(chance.happens(0.3) ? [{code: "99", label: "Ikke relevant"}] : []),
  ];
  const all = [...answers, ...extra];
  const spec = {
    type: "categorical",
    labels: Object.fromEntries(all.map(({code, label: text}) => [code, text])),
    order: all.map(({code}) => code),
    ...(chance.happens(0.6) ? {best: chance.one(["first", "last"])} : {}),
    dont_know: extra.flatMap(({code}) => (code === "98" ? [code] : [])),
    not_relevant: extra.flatMap(({code}) => (code === "99" ? [code] : [])),
  };
  return {answers, extra, spec};
}

function question(
  chance: Chance,
  source: Known["source"],
  name: string,
  roles: readonly Role[],
  codes: readonly string[],
): Made {
  const {answers, extra, spec} = scaleOf(chance, codes);
  return {
    known: {source, name, roles, answers: [...answers, ...extra]},
    columns: [{name, values: [...answers, ...extra].map(({code}) => code), kind: "answers"}],
    variables: {[name]: {...spec, label: label(chance)}},
  };
}

function numbers(count: number): string[] {
  return Array.from({length: count}, (_, index) => String(index + 1));
}

/** Items that share one scale, some of them worded the other way. */
function battery(chance: Chance): Made[] {
  const codes = chance.happens(0.8) ? numbers(chance.between(2, 6)) : hostileCodes(chance, chance.between(2, 4));
  const {answers, extra, spec} = scaleOf(chance, codes);
  return ["q1", "q2", "q3", "q4"].map((name): Made => {
    const turned = "best" in spec && chance.happens(0.15) ? {best: spec.best === "first" ? "last" : "first"} : {};
    return {
      known: {source: "borger", name, roles: ["answers", "battery"], answers: [...answers, ...extra]},
      columns: [{name, values: [...answers, ...extra].map(({code}) => code), kind: "answers"}],
      variables: {[name]: {...spec, ...turned, label: label(chance)}},
    };
  });
}

function flag(chance: Chance, source: Known["source"], name: string): Made {
  const answers = [
    {code: "1", label: "Ja"},
    {code: "2", label: "Nej"},
  ];
  return {
    known: {source, name, roles: ["flag", "answers"], answers},
    columns: [{name, values: ["1", "2"], kind: "answers"}],
    variables: {[name]: {type: "categorical", labels: {1: "Ja", 2: "Nej"}, label: label(chance)}},
  };
}

function number(chance: Chance, source: Known["source"], name: string, roles: readonly Role[]): Made {
  const values = roles.includes("time")
    ? chance.one([["1", "5", "5", "90", "365"], ["10"], ["0", "1"]])
    : chance.one([
        ["0", "1", "2", "3", "10"],
        ["5"],
        ["-1", "0", "1"],
        ["0", "0", "0", "7"],
        ["1000000000", "999999999", "0.000001"],
        ["12.5", "12.25", "-0.125", "3"],
      ]);
  return {
    known: {source, name, roles, answers: []},
    columns: [{name, values, kind: "number"}],
    variables: {
      [name]: {
        type: "number",
        label: label(chance),
        ...(chance.happens(0.3) ? {unit: chance.one(["år", "<i>", "point"])} : {}),
        ...(chance.happens(0.3) ? {relevant_change: 1} : {}),
      },
    },
  };
}

function responseSet(chance: Chance, name: string, options: Answers): Made {
  const columns = options.map(({code}) => `${name}_${code}`);
  return {
    known: {
      source: "borger",
      name,
      roles: ["set"],
      answers: options.map(({label: text}, index) => ({code: columns[index] ?? "", label: text})),
    },
    columns: columns.map((column) => ({name: column, values: ["0", "1"], kind: "answers"})),
    variables: {},
    sets: {
      [name]: {
        label: label(chance),
        options: Object.fromEntries(columns.map((column, index) => [column, options[index]?.label ?? ""])),
      },
    },
  };
}

function derived(source: Known["source"], name: string, roles: readonly Role[], answers: Answers, spec: unknown): Made {
  return {known: {source, name, roles, answers}, columns: [], variables: {[name]: spec}};
}

/** The questionnaire that persons answer at the waves. */
function followed(chance: Chance): Made[] {
  const items = battery(chance);
  const scale = items[0]?.known.answers ?? [];
  const first = scale[0]?.label ?? "";
  const optionLabels = labels(chance, 3);
  const options = ["a", "b", "c"].map((code, index) => ({code, label: optionLabels[index] ?? code}));
  const bands = labels(chance, 2);
  const isNumbered = scale.every(({code}) => /^\d+$/.test(code));
  return [
    ...items,
    question(chance, "borger", "farve", ["answers", "group"], hostileCodes(chance, chance.between(2, 6))),
    question(chance, "borger", "Hvor <b>bor du? [a]", ["answers", "group"], numbers(chance.between(2, 4))),
    flag(chance, "borger", "job"),
    flag(chance, "borger", "bolig"),
    number(chance, "borger", "score", ["number"]),
    number(chance, "borger", "alder", ["number"]),
    responseSet(chance, "valg", options),
    responseSet(chance, "diag", options),
    question(chance, "borger", "alene", ["answers"], ["1", "2"]),
    derived(
      "borger",
      "baand",
      ["answers", "group"],
      bands.map((text, index) => ({code: String(index + 1), label: text})),
      {
        derive: {
          bands: "score",
          into: [
            {label: bands[0] ?? "", to: 2},
            {label: bands[1] ?? "", from: 3},
          ],
        },
      },
    ),
    derived("borger", "lavt", ["flag", "answers"], yesAndNo, {derive: {net: "q1", of: [first]}}),
    derived("borger", "antal", ["number"], [], {derive: {count: ["job", "bolig"], require: 1}}),
    derived("borger", "forskel", ["number"], [], {derive: {difference: ["score", "alder"]}}),
    ...(isNumbered
      ? [
          derived("borger", "skala", ["number"], [], {derive: {mean: ["q1", "q2", "q3", "q4"], require: 2}}),
          derived("borger", "kvartil", ["group", "answers"], [], {derive: {quantile: {of: "alder", into: 4}}}),
        ]
      : []),
  ];
}

const yesAndNo: Answers = [
  {code: "Ja", label: "Ja"},
  {code: "Nej", label: "Nej"},
];

/** The register, with a row for each person. */
function registered(chance: Chance): Made[] {
  const coded = question(chance, "forloeb", "kode1", ["answers", "coding"], numbers(chance.between(2, 5)));
  const second: Made = {
    known: {...coded.known, name: "kode2"},
    columns: coded.columns.map((column) => ({...column, name: "kode2"})),
    variables: {kode2: Object.values(coded.variables)[0]},
  };
  return [
    coded,
    second,
    question(chance, "forloeb", "kommune", ["answers", "unit", "group"], numbers(chance.between(1, 12))),
    question(
      chance,
      "forloeb",
      "klynge",
      ["answers", "group", "unit"],
      chance.happens(0.5) ? ["1", "2"] : hostileCodes(chance, 3),
    ),
    question(chance, "forloeb", "aar", ["year", "answers"], ["2019", "2020", "2021"]),
    flag(chance, "forloeb", "sket"),
    flag(chance, "forloeb", "praktik"),
    flag(chance, "forloeb", "uddannelse"),
    number(chance, "forloeb", "dage", ["time", "number"]),
    number(chance, "forloeb", "timer", ["time", "number"]),
    number(chance, "forloeb", "fravaer", ["number"]),
  ];
}

/** How the variable is written in evaluation.yaml. */
export function referenceOf({source, name}: Known, wave: number | null): string {
  return writeVariableReference({source, variable: name, wave: source === "forloeb" ? null : wave});
}

export type {Person};
