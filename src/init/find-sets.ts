/** Columns of 0 and 1 that are the options of one question, in exports that know no such questions. */
import {declareSets} from "../codebook/declared-sets.ts";
import {type CodebookFile, codebookFileSpec} from "../config/codebook-file.ts";
import type {SourceSpec} from "../config/evaluation.ts";
import type {SourceTable, SourceVariable} from "../sources/model.ts";
import {columnOf} from "./columns.ts";
import {isFromSurveyXact, isSystemColumn} from "./system-columns.ts";
import {nameInWords} from "./wording.ts";

/** A question as codebook.yaml makes it of columns. */
export interface FoundSet {
  readonly name: string;
  readonly question: string;
  /** Labels by column. */
  readonly options: Readonly<Record<string, string>>;
}

/** Two columns of 0 and 1 may be two questions; more with numbered names are one. */
const fewestOptions = 3;
const numbered = /^(.*\p{L})_?(\d{1,2})$/u;

/** Neighbours whose names count on (`klasse_1`, `klasse_2`, `klasse_3`), and that hold 0 and 1 and nothing else. */
export function findSets(table: SourceTable, type: SourceSpec["type"]): FoundSet[] {
  const fromSurveyXact = isFromSurveyXact(table.variables);
  const isOption = (variable: SourceVariable) =>
    isBare(variable) && !isSystemColumn(variable, type, fromSurveyXact) && isYesOrNo(table, variable.name);
  const runs = runsOf(table.variables, isOption).filter((run) => run.length >= fewestOptions);
  const taken = new Set(table.variables.map(({name}) => name));
  return runs.map((run) => {
    const stem = stemOf(run[0]?.name ?? "")?.stem ?? "";
    const name = taken.has(stem) ? `${stem}_svar` : stem;
    const question = nameInWords(stem);
    taken.add(name);
    const options = run.map((option) => [option.name, `${question} ${stemOf(option.name)?.number ?? ""}`]);
    return {name, question, options: Object.fromEntries(options)};
  });
}

/** The table as it is read when codebook.yaml tells of the sets. */
export function withSets(table: SourceTable, found: readonly FoundSet[]): SourceTable {
  const sets = Object.fromEntries(found.map(({name, question, options}) => [name, {question, options}]));
  const value: CodebookFile = codebookFileSpec.parse({sources: {[table.key]: {sets}}});
  return declareSets([table], {value, placeOf: () => ({file: table.dataFile})})[0] ?? table;
}

function runsOf(
  variables: readonly SourceVariable[],
  isOption: (variable: SourceVariable) => boolean,
): SourceVariable[][] {
  const runs: SourceVariable[][] = [];
  for (const variable of variables) {
    const own = stemOf(variable.name);
    if (own === null || !isOption(variable)) continue;
    const run = runs.at(-1);
    const before = stemOf(run?.at(-1)?.name ?? "");
    const goesOn = before !== null && before.stem === own.stem && own.number === before.number + 1;
    if (run !== undefined && goesOn) run.push(variable);
    else runs.push([variable]);
  }
  return runs;
}

function stemOf(name: string): {readonly stem: string; readonly number: number} | null {
  const [, stem, number] = numbered.exec(name) ?? [];
  return stem === undefined ? null : {stem, number: Number(number)};
}

/** Whether the export tells no more of it than its name. */
function isBare({option, labels, question, kind}: SourceVariable): boolean {
  return option === null && labels.length === 0 && question === null && kind === "unknown";
}

function isYesOrNo(table: SourceTable, name: string): boolean {
  const values = new Set(columnOf(table, name)?.values.filter((value) => value !== null));
  return values.size > 0 && [...values].every((value) => value === "0" || value === "1");
}
