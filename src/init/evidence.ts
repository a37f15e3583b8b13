import {isAmongMissing} from "../codebook/among-missing.ts";
import {dateOf, numberOf} from "../codebook/answers.ts";
import {missingKindOf} from "../codebook/recognise/missing-label.ts";
import type {SourceColumn, SourceTable, SourceVariable} from "../sources/model.ts";
import {codeReader, codesIn} from "./columns.ts";
import type {CountedRow} from "./counted-rows.ts";
import type {LeftOut} from "./draft-model.ts";
import type {Roles} from "./find-roles.ts";

/** What there is to know of one variable before it is judged. */
export interface Evidence {
  readonly variable: SourceVariable;
  readonly column: SourceColumn;
  /**
   * All codes in the file, since a value outside the scale stops a build wherever it stands; without those that the export declares
   * missing and does not label, which are known for what they are.
   */
  readonly codes: ReadonlySet<string>;
  /** The codes on the rows that count, each with the waves it stands at (null in a source without waves). */
  readonly answers: ReadonlyMap<string, ReadonlySet<number | null>>;
  /** Rows that count and have a value. */
  readonly answered: number;
}

export function evidenceOf(
  table: SourceTable,
  variable: SourceVariable,
  column: SourceColumn,
  roles: Roles,
  rows: readonly CountedRow[] | null,
): Evidence {
  const labelled = variable.labels.map(({code}) => code);
  const read = codeReader(column, labelled);
  const all = codesIn(column, labelled);
  const codes = new Set([...all].filter((code) => labelled.includes(code) || !isDeclared(code, variable)));
  const given = new Set([...codes].filter((code) => isAnswer(code, variable)));
  const answers = new Map<string, Set<number | null>>();
  let answered = 0;
  for (const {row, wave} of rows ?? unknownRows(table, roles)) {
    const code = read(column.values[row] ?? null);
    // Where the rows are not in memory, the values stand for them.
    const found = rows === null ? [...given] : code !== null && given.has(code) ? [code] : [];
    for (const each of found) {
      const waves = answers.get(each) ?? new Set();
      answers.set(each, waves.add(wave));
      answered += 1;
    }
  }
  return {variable, column, codes, answers, answered: rows === null && answered > 0 ? table.rowCount : answered};
}

/** A row for each wave, which is all that is known of rows that are elsewhere. */
function unknownRows({held}: SourceTable, {waves}: Roles): CountedRow[] {
  if (held === null) return [];
  return waves === null ? [{row: 0, wave: null}] : waves.waves.map(({wave}) => ({row: 0, wave}));
}

/**
 * The waves with answers other than the codes left out; null in a source without waves. An option of a question with several
 * answers is answered where somebody chose it.
 */
export function answeredWaves({variable, answers}: Evidence, without: ReadonlySet<string>): number[] | null {
  const counted = [...answers].filter(([code]) => (variable.option === null ? !without.has(code) : code === "1"));
  const waves = new Set([...answers.values()].flatMap((each) => [...each]));
  if (waves.has(null)) return null;
  const found = counted.flatMap(([, each]) => [...each].filter((wave) => wave !== null));
  return [...new Set(found)].sort((a, b) => a - b);
}

/** What the export declares missing, or labels as no answer, is none; «ved ikke» is one. */
function isAnswer(code: string, variable: SourceVariable): boolean {
  if (isDeclared(code, variable)) return false;
  const label = variable.labels.find((each) => each.code === code)?.label;
  return label === undefined || missingKindOf(label) !== "no_answer";
}

function isDeclared(code: string, {missing}: SourceVariable): boolean {
  return missing !== null && isAmongMissing(missing, code);
}

/** What the codebook must say of a variable that is left out: values that do not fit what the export says stop a build. */
export function readableEntry({variable, column, codes}: Evidence): LeftOut["entry"] {
  const known = new Set(variable.labels.map(({code}) => code));
  const isClosed = variable.kind === "single" || variable.kind === "multiple" || known.size > 0;
  const fits = (code: string) => {
    if (isClosed) return known.has(code) || (variable.option !== null && /^[01]$/.test(code));
    if (variable.kind === "number") return numberOf(code, column.reading) !== null;
    return variable.kind !== "date" || dateOf(code, column.reading) !== null;
  };
  return [...codes].every(fits) ? null : {type: "text"};
}
