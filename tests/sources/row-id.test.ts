import {describe, expect, it} from "vitest";
import {rowIdColumn, withRowIds} from "../../src/sources/row-id.ts";
import {tableOf} from "../init/tables.ts";

describe("withRowIds(table)", () => {
  const table = tableOf({svar: ["Ja", "Nej", "Ja"]});

  it("numbers the rows in a column that is no variable", () => {
    const numbered = withRowIds(table);
    expect(numbered.columns.at(-1)).toMatchObject({name: rowIdColumn, values: ["1", "2", "3"]});
    expect(numbered.variables).toEqual(table.variables);
  });

  it("leaves a table that has them already", () => {
    const numbered = withRowIds(table);
    expect(withRowIds(numbered)).toBe(numbered);
  });
});
