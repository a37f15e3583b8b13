/** What is new, gone or changed in an export since its codebook was written. */
import {type CodebookFile, listedOrder, type VariableSpec} from "../config/codebook-file.ts";
import type {SourceTable, SourceVariable} from "../sources/model.ts";
import {codesIn, columnOf} from "./columns.ts";
import type {RecordedVariable} from "./record.ts";

export type ExportChange =
  | {readonly kind: "new-variable" | "gone-variable"; readonly source: string; readonly variable: string}
  | {
      readonly kind: "new-answer";
      readonly source: string;
      readonly variable: string;
      readonly code: string;
      /** Null when the export has no label for it. */
      readonly label: string | null;
    }
  | {
      readonly kind: "new-label";
      readonly source: string;
      readonly variable: string;
      readonly code: string;
      readonly was: string;
      readonly is: string;
    }
  | {
      readonly kind: "new-question";
      readonly source: string;
      readonly variable: string;
      readonly was: string;
      readonly is: string;
    }
  | {readonly kind: "new-wave"; readonly source: string; readonly wave: string};

/** What is known of one source from before. */
export interface Before {
  readonly codebook: CodebookFile;
  /** Null when init never looked at the source: then new wordings cannot be told. */
  readonly recorded: readonly RecordedVariable[] | null;
}

/** Changes in questionnaire order, what is gone at the end. */
export function compareExport(table: SourceTable, before: Before): ExportChange[] {
  const written = variablesIn(before.codebook, table.key);
  const recorded = new Map((before.recorded ?? []).map((variable) => [variable.name, variable]));
  const names = new Set(table.variables.map(({name}) => name));
  const changes = table.variables.flatMap((variable): ExportChange[] => {
    const {name} = variable;
    const earlier = recorded.get(name);
    const entry = written.get(name);
    if (earlier === undefined && entry === undefined) {
      return before.recorded === null ? [] : [{kind: "new-variable", source: table.key, variable: name}];
    }
    return [
      ...(earlier === undefined ? [] : wordings(table.key, variable, earlier, entry, before.codebook)),
      ...newAnswers(table, variable, earlier, entry, before.codebook),
    ];
  });
  const derived = new Set([...written].filter(([, entry]) => entry.derive !== undefined).map(([name]) => name));
  const gone = [...new Set([...recorded.keys(), ...written.keys()])].filter(
    (name) => !names.has(name) && !derived.has(name),
  );
  return [
    ...changes,
    ...gone.map((name): ExportChange => ({kind: "gone-variable", source: table.key, variable: name})),
  ];
}

/** Waves in the export that the evaluation does not have: they stop a build. */
export function newWaves(table: SourceTable, wave: string, known: readonly string[]): ExportChange[] {
  const column = columnOf(table, wave);
  if (column === undefined) return [];
  const waves = [...codesIn(column, [])].filter((code) => !known.includes(code));
  return waves.map((each) => ({kind: "new-wave", source: table.key, wave: each}));
}

function variablesIn(codebook: CodebookFile, source: string): Map<string, VariableSpec> {
  const entry = Object.hasOwn(codebook.sources, source) ? codebook.sources[source] : undefined;
  return new Map(Object.entries(entry?.variables ?? {}));
}

function wordings(
  source: string,
  {name, question, labels}: SourceVariable,
  earlier: RecordedVariable,
  entry: VariableSpec | undefined,
  codebook: CodebookFile,
): ExportChange[] {
  const own = ownLabels(entry, codebook);
  const relabelled = labels.flatMap(({code, label}): ExportChange[] => {
    const was = earlier.labels.find((each) => each.code === code)?.label;
    if (was === undefined || was === label || own.get(code) === label) return [];
    return [{kind: "new-label", source, variable: name, code, was, is: label}];
  });
  const isReworded = question !== null && earlier.question !== null && question !== earlier.question;
  if (!isReworded || entry?.question === question || entry?.label === question) return relabelled;
  return [
    {kind: "new-question", source, variable: name, was: earlier.question ?? "", is: question ?? ""},
    ...relabelled,
  ];
}

/** Codes that the codebook's scale lacks, or, where it tells no scale, that neither record nor labels know. */
function newAnswers(
  table: SourceTable,
  variable: SourceVariable,
  earlier: RecordedVariable | undefined,
  entry: VariableSpec | undefined,
  codebook: CodebookFile,
): ExportChange[] {
  const own = ownLabels(entry, codebook);
  const takesAll = entry?.order === "danish" && variable.labels.length === 0;
  const isOpen = takesAll || (entry?.type !== undefined && entry.type !== "categorical");
  const column = columnOf(table, variable.name);
  if (isOpen || variable.option !== null || column === undefined || (own.size === 0 && variable.labels.length === 0))
    return [];
  const isOwnScale = entry?.scale !== undefined || variable.labels.length === 0;
  const known = new Set(isOwnScale ? own.keys() : (earlier?.labels ?? variable.labels).map(({code}) => code));
  const labelled = variable.labels.map(({code}) => code);
  const codes = new Set([
    ...(isOwnScale && earlier === undefined ? [] : labelled),
    ...codesIn(column, [...known, ...labelled]),
  ]);
  const declared = new Set(variable.missing?.values);
  return [...codes]
    .filter((code) => !known.has(code) && !declared.has(code))
    .map((code) => ({
      kind: "new-answer",
      source: table.key,
      variable: variable.name,
      code,
      label: variable.labels.find((each) => each.code === code)?.label ?? null,
    }));
}

/** The codes that codebook.yaml tells of a variable, with their labels. */
function ownLabels(entry: VariableSpec | undefined, codebook: CodebookFile): Map<string, string> {
  const key = entry?.scale;
  const scale = key !== undefined && Object.hasOwn(codebook.scales, key) ? codebook.scales[key] : undefined;
  return new Map([
    ...(scale?.codes ?? []).map(({code, label}): [string, string] => [String(code), label]),
    ...[...listedOrder(entry ?? {}), ...Object.values(entry?.merge ?? {}).flat()].map((code): [string, string] => [
      String(code),
      String(code),
    ]),
    ...Object.entries(entry?.labels ?? {}),
  ]);
}
