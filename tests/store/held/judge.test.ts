import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {judgeHeld, someDropped} from "../../../src/store/held/judge.ts";
import {openEngine} from "../../../src/store/open.ts";

interface Row {
  readonly id: number | null;
  readonly wave: number;
  readonly closed: string | null;
}

/** The first of the earliest counts. */
function doubles(rows: readonly Row[]): number[] {
  const first = new Map<string, number>();
  const time = (row: number) => rows[row]?.closed ?? "9999";
  rows.forEach(({id, wave}, row) => {
    const key = `${id} ${wave}`;
    const before = first.get(key);
    if (id !== null && (before === undefined || time(row) < time(before))) first.set(key, row);
  });
  return rows.flatMap(({id, wave}, row) => (id === null || first.get(`${id} ${wave}`) === row ? [] : [row]));
}

describe("judging rows that stay where they are", () => {
  it.each([1, 3, 1000])("finds the same double entries with %i ids at once, in any order", async (atOnce) => {
    const engine = await openEngine();
    try {
      const id = fc.oneof(fc.integer({min: 0, max: 12}), fc.constant(null));
      const row = fc.record({
        id,
        wave: fc.constantFrom(1, 2),
        closed: fc.constantFrom("2024-01-01", "2024-02-01", null),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(row, {minLength: 1, maxLength: 14}), fc.boolean(), async (given, sorted) => {
          const rows = sorted ? given.toSorted((a, b) => (a.id ?? 0) - (b.id ?? 0) || a.wave - b.wave) : given;
          const values = rows.map(
            (each, position) =>
              `(${position}, ${each.id}, ${each.wave}, ${each.closed === null ? "NULL" : `'${each.closed}'`})`,
          );
          await engine.run(`CREATE OR REPLACE TABLE "r 'o'" AS
            SELECT * FROM (VALUES ${values.join(", ")}) AS t(position, id, wave, closed); DROP TABLE IF EXISTS "d"`);
          const judged = {
            rowsTable: "r 'o'",
            reason: "CASE WHEN id IS NULL THEN 'no-id' END",
            wantsOnlyId: false,
            keys: ["id", "wave"],
            duplicatesTable: "d",
          };
          const {reasons, hasDuplicates} = await judgeHeld(engine, judged, atOnce);
          const without = rows.filter((each) => each.id === null).length;
          expect(reasons).toEqual(without === 0 ? [] : [["no-id", without]]);
          expect(await someDropped(engine, judged, "duplicate", 100)).toEqual(doubles(rows));
          expect(hasDuplicates).toBe(doubles(rows).length > 0);
          expect(await someDropped(engine, judged, "no-id", 2)).toHaveLength(Math.min(2, without));
        }),
        {numRuns: 15, seed: 3},
      );
    } finally {
      await engine.close();
    }
  });
});
