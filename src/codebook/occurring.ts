import type {VariableSpec} from "../config/codebook-file.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {masked} from "../errors/masked.ts";
import type {SourceColumn, SourceVariable} from "../sources/model.ts";
import {isAmongMissing} from "./among-missing.ts";
import {readCode} from "./answers.ts";

/** More different values than this are no answers to choose among. */
const mostValues = 500;
/** Of so many rows, values that nearly all rows have one of their own of tell persons apart. */
const fewestRows = 20;
const ownShare = 0.9;

/** Rows that are in the database: how many there are, and the columns of which only some distinct values are known. */
export interface RowsInDatabase {
  readonly count: number;
  readonly manyValued: ReadonlySet<string>;
}

/** What is asked for, as messages name it. */
interface Asked {
  /** Null when the column has all its rows, and not only its distinct values. */
  readonly heldRows: RowsInDatabase | null;
  /** Begins a sentence: `register.kommune`. */
  readonly name: string;
  readonly place: Place;
  readonly spec: VariableSpec;
}

/**
 * The codes that a column holds, those that the export declares missing apart.
 * @throws CliError (config) for more than 500, and for values that look like free text or tell the rows apart, unless
 * codebook.yaml says under `personal` why they may be kept
 */
export function occurringCodes({missing}: SourceVariable, column: SourceColumn | null, asked: Asked): string[] {
  if (column === null) return [];
  const texts = column.values.flatMap((text) => (text === null || text.trim() === "" ? [] : [text.trim()]));
  const codes = [...new Set(texts.map((text) => readCode(null, text, column.reading)))].filter(
    (code) => missing === null || !isAmongMissing(missing, code),
  );
  const {name, place, spec, heldRows} = asked;
  if (codes.length > mostValues || heldRows?.manyValued.has(column.name)) {
    throw new CliError(
      "config",
      `${name} has more than ${mostValues} different values, too many to be answers to choose among.`,
      {
        place,
        hint: "Take order: danish out; count by a variable with fewer values, or list those that count under order.",
      },
    );
  }
  if (typeof spec.personal !== "object") refuseSingular(codes, heldRows?.count ?? texts.length, asked);
  return codes;
}

function refuseSingular(codes: readonly string[], rows: number, {name, place}: Asked): void {
  const hint = "List its answers under order, or say under personal: {keep: reason} why each value may be printed.";
  const text = codes.find((code) => masked(code) !== JSON.stringify(code));
  if (text !== undefined) {
    throw new CliError("config", `${name} looks like free text or personal data: it has the value ${masked(text)}.`, {
      place,
      hint,
    });
  }
  if (rows >= fewestRows && codes.length > ownShare * rows) {
    throw new CliError("config", `${name} tells the rows apart: ${rows} rows have ${codes.length} different values.`, {
      place,
      hint,
    });
  }
}
