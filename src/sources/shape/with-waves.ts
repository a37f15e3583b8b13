import {CliError} from "../../errors/cli-error.ts";
import type {SourceTable} from "../model.ts";
import {madeWaveColumn} from "../wave-column.ts";

/**
 * The table with a column of its rows' waves.
 * @throws CliError (data) when the export has a column of that name itself
 */
export function withWaves(table: SourceTable, waves: readonly (number | null)[]): SourceTable {
  if (table.columns.some(({name}) => name === madeWaveColumn)) {
    throw new CliError("data", `The export has a column named "${madeWaveColumn}", which the waves want.`, {
      place: {file: table.dataFile, line: 1},
      hint: "Rename it.",
    });
  }
  const column = {
    name: madeWaveColumn,
    values: waves.map((wave) => (wave === null ? null : String(wave))),
    reading: {kind: "number", decimal: "."} as const,
  };
  return {...table, columns: [...table.columns, column]};
}
