import {fits, type Misfit, misfitError} from "../../codebook/check-values.ts";
import type {SourceCodebook, Variable} from "../../codebook/model.ts";
import type {HeldRows, SourceColumn, SourceTable} from "../../sources/model.ts";
import {asText, identifier, textLiteral} from "../dialect.ts";
import type {Engine} from "../engine.ts";
import {visitTexts} from "./distinct.ts";
import {heldColumn} from "./translate.ts";

/** More values that do not fit than this are not looked up one by one: the codebook is wrong, not the data. */
const mostMisfits = 100;

/**
 * `checkValues` of rows that are held in the database: every distinct value is held against its variable.
 * @throws CliError (data) for the first variable with values that do not fit, naming them and their rows
 */
export async function checkHeldValues(
  engine: Engine,
  table: SourceTable,
  held: HeldRows,
  codebook: SourceCodebook,
): Promise<void> {
  for (const column of table.columns) {
    const variable = codebook.variables.get(column.name);
    if (variable === undefined || variable.kind === "text") continue;
    const values = await misfitValues(engine, held, column, variable);
    if (values.length === 0) continue;
    throw misfitError(variable, await onRows(engine, held, heldColumn(held, column.name), values), table);
  }
}

async function misfitValues(
  engine: Engine,
  held: HeldRows,
  {name, values, reading}: SourceColumn,
  variable: Variable,
): Promise<string[]> {
  const isMisfit = (value: string | null) => value !== null && !fits(variable, value, reading);
  const found = values.filter((value) => value !== null).filter(isMisfit);
  if (found.length > 0 || !held.manyValued.has(name) || fitsByReading(held, name, variable)) return found;
  const text = asText(identifier(heldColumn(held, name)));
  await visitTexts(engine, held.table, {text, where: "TRUE"}, async (texts) => {
    found.push(...texts.filter(isMisfit));
    return found.length > mostMisfits ? "enough" : "more";
  });
  return found;
}

/** Whether it is known of every value that it is such a number or date as the variable wants. */
function fitsByReading({numbers, isoTimes}: HeldRows, name: string, {kind, limits}: Variable): boolean {
  return (kind === "number" && limits === undefined && numbers.has(name)) || (kind === "date" && isoTimes.has(name));
}

/** The values with the rows they stand on, from 1; those on most rows first. */
async function onRows(
  engine: Engine,
  {table, rowNumber}: HeldRows,
  column: string,
  values: readonly string[],
): Promise<Misfit[]> {
  const name = asText(identifier(column));
  const listed = values.slice(0, mostMisfits).map(textLiteral).join(", ");
  const rows = await engine.rows(
    `SELECT ${name}, ${rowNumber} + 1 FROM ${identifier(table)} WHERE ${name} IN (${listed}) ORDER BY ${rowNumber}`,
  );
  const lines = new Map(values.map((value): [string, number[]] => [value, []]));
  for (const [value, row] of rows) lines.get(String(value))?.push(Number(row));
  return [...lines].map(([value, found]) => ({value, lines: found})).sort((a, b) => b.lines.length - a.lines.length);
}
