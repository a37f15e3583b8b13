import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {editionsToKeep, type KeptEdition} from "../../src/nightly/archive/retention.ts";

const dayAfter = (start: string, days: number) =>
  new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** One edition a night. */
const nights = (count: number, start = "2026-01-01"): KeptEdition[] =>
  Array.from({length: count}, (_, index) => ({id: `${dayAfter(start, index)}-01`, day: dayAfter(start, index)}));

const kept = (editions: readonly KeptEdition[], keep: Parameters<typeof editionsToKeep>[1]) =>
  editions.filter(({id}) => editionsToKeep(editions, keep).has(id)).map(({id}) => id);

describe("retention", () => {
  it("keeps the newest editions", () => {
    expect(kept(nights(10), {last: 3, weekly: 0, monthly: 0, yearly: 0})).toEqual([
      "2026-01-08-01",
      "2026-01-09-01",
      "2026-01-10-01",
    ]);
  });

  it("keeps the last edition of each of the newest weeks, which begin on Monday", () => {
    expect(kept(nights(40), {last: 1, weekly: 3, monthly: 0, yearly: 0})).toEqual([
      "2026-02-01-01",
      "2026-02-08-01",
      "2026-02-09-01",
    ]);
  });

  it("keeps the last edition of each of the newest months and years, of three years of nights", () => {
    const ids = kept(nights(3 * 365), {last: 2, weekly: 0, monthly: 4, yearly: 3});
    expect(ids).toEqual([
      "2026-12-31-01",
      "2027-12-31-01",
      "2028-09-30-01",
      "2028-10-31-01",
      "2028-11-30-01",
      "2028-12-29-01",
      "2028-12-30-01",
    ]);
  });

  it("counts months that have editions, not months of the calendar", () => {
    const editions = [...nights(1, "2020-05-01"), ...nights(1, "2023-02-01"), ...nights(2, "2026-07-01")];
    expect(kept(editions, {last: 1, weekly: 0, monthly: 2, yearly: 0})).toEqual(["2023-02-01-01", "2026-07-02-01"]);
  });

  it("always keeps the newest, and never more than it was told to", () => {
    const keeps = fc.record({
      last: fc.integer({min: 2, max: 40}),
      weekly: fc.nat(10),
      monthly: fc.nat(10),
      yearly: fc.nat(5),
    });
    const gaps = fc.array(fc.nat(60), {minLength: 1, maxLength: 60});
    fc.assert(
      fc.property(keeps, gaps, (keep, days) => {
        let day = 0;
        const editions = days.map((gap, index) => {
          day += gap;
          return {id: `e${index}`, day: dayAfter("2026-01-01", day)};
        });
        const ids = editionsToKeep(editions, keep);
        for (const {id} of editions.slice(-keep.last)) expect(ids).toContain(id);
        expect(ids.size).toBeLessThanOrEqual(keep.last + keep.weekly + keep.monthly + keep.yearly);
        // What is kept tonight and is thrown away tomorrow never comes back.
        const next = {id: "next", day: dayAfter("2026-01-01", day + 1)};
        const tomorrow = editionsToKeep([...editions.filter(({id}) => ids.has(id)), next], keep);
        expect([...editionsToKeep([...editions, next], keep)].sort()).toEqual([...tomorrow].sort());
      }),
    );
  });
});
