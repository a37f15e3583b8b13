import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {masked} from "../../errors/masked.ts";
import type {SourceColumn, SourceTable} from "../model.ts";
import {readNumber} from "../numbers.ts";
import {placeOfRow} from "../row-place.ts";
import {withWaves} from "./with-waves.ts";

/**
 * The table with the wave that each value of a variable stands for, such as REDCap's events. A row without a value has no
 * wave. The variable itself is no answer any more.
 *
 * @throws CliError (config) when there is no such variable, (data) with the line for a value that stands for no wave
 */
export function wavesByValue(
  table: SourceTable,
  variable: string,
  values: Readonly<Record<string, number>>,
  place: Place,
): SourceTable {
  const column = table.columns.find((each) => each.name === variable);
  if (column === undefined) {
    throw new CliError("config", `"${table.dataFile}" has no column "${variable}" for the wave.`, {
      place,
      hint: didYouMean(
        variable,
        table.columns.map((each) => each.name),
        "columns",
      ),
    });
  }
  const numbers = new Map(Object.entries(values));
  const waves = column.values.map((value, row) => {
    if (value === null) return null;
    const wave = numbers.get(value) ?? numbers.get(shortest(value, column));
    if (wave !== undefined) return wave;
    throw new CliError("data", `${masked(value)} in column "${variable}" stands for no wave.`, {
      place: placeOfRow(table, row),
      hint: `Write it under wave.values of the source. ${didYouMean(value, numbers.keys(), "values there")}`,
    });
  });
  return withWaves({...table, variables: table.variables.filter(({name}) => name !== variable)}, waves);
}

/** `1` for 1,0: keys of YAML are written as numbers are, and exports write them in many ways. */
function shortest(value: string, {reading}: SourceColumn): string {
  const number = reading.kind === "number" ? readNumber(value, reading.decimal) : null;
  return number === null ? value : String(number);
}
