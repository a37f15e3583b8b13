import {CliError, type Place} from "../../errors/cli-error.ts";
import type {SourceColumn} from "../model.ts";

const ticked = new Set(["Y", "1"]);
const notTicked = new Set(["N", "0"]);

/** Where something is wrong. */
export type PlaceOfRow = (row: number) => Place;

/**
 * On which rows a question with boxes to tick was seen. LimeSurvey writes Y for what was ticked and nothing for all else,
 * seen or not: it was seen when something in it is filled in, or when the form was handed in with an answer to anything and
 * the question is put to everybody.
 */
export function seenRows(
  columns: readonly SourceColumn[],
  isConditional: boolean,
  answeredForms: readonly boolean[],
): boolean[] {
  return answeredForms.map(
    (isAnswered, row) => (isAnswered && !isConditional) || columns.some(({values}) => (values[row] ?? null) !== null),
  );
}

/**
 * An option as 1 and 0, and as nothing where the question was not seen.
 * @throws CliError (data) for anything else than Y, N, 1 and 0
 */
export function tickedColumn(column: SourceColumn, seen: readonly boolean[], placeOf: PlaceOfRow): SourceColumn {
  const values = column.values.map((value, row) => {
    if (value === null) return seen[row] ? "0" : null;
    if (ticked.has(value)) return "1";
    if (notTicked.has(value)) return "0";
    throw new CliError("data", `"${column.name}" is an option to tick, but holds text instead of Y or nothing.`, {
      place: placeOf(row),
      hint: "Export the responses as answer codes, not as full answers.",
    });
  });
  return {name: column.name, values, reading: {kind: "number", decimal: "."}};
}

/** «Other» as an option: its text stays in a column of its own. */
export function otherColumn(text: SourceColumn, seen: readonly boolean[]): SourceColumn {
  const values = text.values.map((value, row) => (value === null ? (seen[row] ? "0" : null) : "1"));
  return {name: otherOptionName(text.name), values, reading: {kind: "number", decimal: "."}};
}

/** The option for «other»: the export's own column of that name holds the text. */
export function otherOptionName(column: string): string {
  return `$${column}`;
}
