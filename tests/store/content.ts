import type {Category, Codebook, Derivation, Scale, Variable, VariableKind} from "../../src/codebook/model.ts";
import type {ColumnReading, SourceTable, SourceVariable} from "../../src/sources/model.ts";
import type {
  Answer,
  Condition,
  CountRow,
  PopulationRules,
  SourceRules,
  StoreContent,
  VariableAt,
} from "../../src/store/model.ts";

type Field = string | null;

/** A small source for tests: a header, rows of text, and what is special about it. */
export interface TestSource {
  readonly key: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly Field[])[];
  /** Every column that is not described is categorical, with the codes 1 to 5. */
  readonly variables?: readonly Variable[];
  readonly rules?: Partial<SourceRules>;
  readonly readings?: Readonly<Record<string, ColumnReading>>;
  /** The variables whose question the export tells; all of none when left out. */
  readonly questions?: readonly string[];
  readonly lines?: readonly number[];
}

export interface TestContent {
  readonly sources: readonly TestSource[];
  readonly populations?: readonly PopulationRules[];
  readonly waves?: readonly number[];
}

/** The store's content; without populations there is one, `all`, of the first source's persons. */
export function contentOf({sources, populations, waves = [1, 2, 3]}: TestContent): StoreContent {
  const codebook: Codebook = new Map(
    sources.map((source) => [
      source.key,
      {
        source: source.key,
        variables: new Map(variablesOf(source).map((each) => [each.name, each])),
        sets: new Map(),
        dropped: new Set(),
      },
    ]),
  );
  return {
    codebook,
    sources: sources.map((source) => ({table: tableOf(source), rules: rulesOf(source)})),
    populations: populations ?? [{key: "all", label: "alle", source: sources[0]?.key ?? "", where: []}],
    waves: waves.map((wave) => ({wave, label: `Måling ${wave}`})),
  };
}

export function variable(source: string, name: string, given: Partial<Variable> = {}): Variable {
  const kind: VariableKind = given.kind ?? "categorical";
  return {
    source,
    name,
    label: name,
    question: name,
    kind,
    scale: kind === "categorical" ? scaleOf(["1", "2", "3", "4", "5"]) : null,
    unit: null,
    askedAt: null,
    derivation: null,
    option: null,
    place: {file: "codebook.yaml", line: 1},
    ...given,
  };
}

const numberKinds: readonly Derivation["kind"][] = ["sum", "mean", "count", "difference", "duration"];

export function derived(source: string, name: string, derivation: Derivation): Variable {
  return variable(source, name, {derivation, kind: numberKinds.includes(derivation.kind) ? "number" : "categorical"});
}

export function scaleOf(codes: readonly string[], missing: Readonly<Record<string, Category["missing"]>> = {}): Scale {
  return {
    key: null,
    best: null,
    categories: codes.map((code) => ({code, label: `«${code}»`, missing: missing[code] ?? null})),
  };
}

export function at(source: string, name: string, wave: number | null = null): VariableAt {
  return {source, variable: name, wave};
}

export function has(source: string, name: string, wave: number | null, ...codes: string[]): Condition {
  return {variable: at(source, name, wave), codes};
}

/** Counts as `{"1 no_answer": 3}`: the answers parted by a blank, codes as they are. */
export function tally(rows: readonly CountRow[]): Record<string, number> {
  return Object.fromEntries(rows.map(({answers, n}) => [answers.map(answerWord).join(" "), n]));
}

export function answerWord(answer: Answer): string {
  return answer.code ?? answer.missing;
}

function tableOf({key, header, rows, readings = {}, questions, lines}: TestSource): SourceTable {
  return {
    key,
    files: [],
    dataFile: `${key}.csv`,
    columns: header.map((name, index) => ({
      name,
      values: rows.map((row) => row[index] ?? null),
      reading: readings[name] ?? {kind: "text"},
    })),
    rowCount: rows.length,
    held: null,
    lines: lines ?? rows.map((_, index) => index + 2),
    notes: [],
    variables: header.map((name): SourceVariable => {
      const question = questions?.includes(name) ? name : null;
      return {
        name,
        question,
        kind: "unknown",
        labels: [],
        option: null,
        missing: null,
        measure: null,
        place: {file: `${key}.csv`, line: 1},
      };
    }),
  };
}

function rulesOf({key, rules}: TestSource): SourceRules {
  return {
    key,
    name: `Kilde ${key}`,
    type: "csv",
    id: "id",
    wave: null,
    completed: null,
    closed: null,
    ...rules,
  };
}

function variablesOf({key, header, rules, variables = []}: TestSource): Variable[] {
  const described = new Set(variables.map(({name}) => name));
  const texts = new Set([rules?.id ?? "id", rules?.closed, rules?.completed]);
  const plain = header
    .filter((name) => !described.has(name))
    .map((name) => variable(key, name, texts.has(name) ? {kind: "text"} : {}));
  return [...plain, ...variables];
}
