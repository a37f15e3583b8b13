import {answeredName} from "../codebook/lookup.ts";
import {textLiteral} from "./dialect.ts";
import {findColumn, findSource, type Layout, type LayoutColumn, type SourceLayout} from "./layout.ts";
import type {VariableAt} from "./model.ts";

/** How a variable is counted by: as it is stored, or as small numbers that stand for its texts. */
export interface CountedKey {
  /** How many different values there are at most, NULL among them; infinite where that is not known. */
  readonly most: number;
  /** SQL for what is counted by, of what is stored. */
  readonly stored: (expression: string) => string;
  /** SQL for what is stored, of what was counted by. */
  readonly answer: (key: string) => string;
}

/** More texts than these are counted by as they are. */
const mostTexts = 200;

export function answerKey(layout: Layout, {source: key, variable: name}: VariableAt): CountedKey {
  if (name === answeredName) return asStored(2);
  const source = findSource(layout, key);
  const column = findColumn(source, name);
  const texts = heldTexts(source, column);
  if (texts !== null && layout.dialect.name === "DuckDB") return smallNumbers(texts);
  return asStored(mostValues(column));
}

function asStored(most: number): CountedKey {
  return {most, stored: (expression) => expression, answer: (key) => key};
}

/**
 * The texts by their number in a list. A list has known limits, so that the database counts in a table of just that size; and a file's
 * dictionary is looked up once for each entry and not for each row.
 */
function smallNumbers(texts: readonly string[]): CountedKey {
  const listed = `[${texts.map(textLiteral).join(", ")}]`;
  const numbers = `CAST([${texts.map((_, index) => index + 1).join(", ")}] AS UTINYINT[])`;
  return {
    most: texts.length + 1,
    stored: (expression) => `list_extract(${numbers}, list_position(${listed}, ${expression}))`,
    answer: (key) => `list_extract(${listed}, ${key})`,
  };
}

/** All texts of a column of answers that stays in its file and is stored as text; null for other columns. */
function heldTexts({table: {held}}: SourceLayout, {variable, type, data}: LayoutColumn): readonly string[] | null {
  if (held === null || data === null || type !== "text" || variable.kind !== "categorical") return null;
  if (held.manyValued.has(data.name) || variable.missingValues !== undefined) return null;
  const texts = data.values.filter((text) => text !== null);
  const codes = new Set(variable.scale?.categories.map(({code}) => code));
  const areCodes = texts.length > 0 && texts.length <= mostTexts && texts.every((text) => codes.has(text));
  return areCodes ? texts : null;
}

function mostValues({variable: {scale, kind}}: LayoutColumn): number {
  return scale === null || kind !== "categorical" ? Number.POSITIVE_INFINITY : scale.categories.length + 1;
}
