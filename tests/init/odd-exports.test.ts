import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {run} from "../support/terminal.ts";

const answers = [
  "",
  "Ja",
  "Nej",
  "Ved ikke",
  "Uoplyst",
  "1",
  "2",
  "3",
  "9",
  "99",
  "-1",
  "I høj grad",
  "Slet ikke",
  "true",
  "FALSE",
  "0",
  "1,5",
  "2026-01-02",
  "NA",
];
const names = [
  "wave",
  "maalepkt",
  "stato_4",
  "closetim",
  "alder",
  "navn",
  "q_m1",
  "q_m2",
  "r_m1",
  "r_m2",
  "antal",
  "x - a",
  "x - b",
];
const anyText = (minLength: number) =>
  fc.string({minLength, maxLength: 8, unit: "grapheme"}).map((text) => text.replaceAll("\0", ""));

/** A name with the few values that stand under it again and again. */
const column = fc.tuple(
  fc.oneof(
    fc.constantFrom(...names),
    anyText(1).filter((name) => !/^(\s*|id)$/iu.test(name)),
  ),
  fc.array(fc.oneof({weight: 3, arbitrary: fc.constantFrom(...answers)}, {weight: 1, arbitrary: anyText(0)}), {
    minLength: 1,
    maxLength: 4,
  }),
);
const table = fc.tuple(
  fc.uniqueArray(column, {minLength: 2, maxLength: 8, selector: ([name]) => name.trim().toLowerCase()}),
  fc.integer({min: 1, max: 15}),
);

function csvOf([columns, count]: readonly [readonly (readonly [string, readonly string[]])[], number]): string {
  const field = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = Array.from({length: count}, (_, row) =>
    [`P${row}`, ...columns.map(([, values]) => field(values[(row * 7 + (row % 3)) % values.length] ?? ""))].join(";"),
  );
  return `${[["id", ...columns.map(([name]) => field(name))].join(";"), ...rows].join("\n")}\n`;
}

describe("an export of any names and answers", () => {
  it("gives a report that builds without edits", {timeout: 60_000}, async () => {
    await fc.assert(
      fc.asyncProperty(table, async (drawn) => {
        const root = await mkdtemp(join(tmpdir(), "maalepunkt-odd-"));
        try {
          await writeFile(join(root, "svar.csv"), csvOf(drawn));
          const made = await run("init", join(root, "svar.csv"), "--out", join(root, "e"));
          expect(made.errors).toBe("");
          const built = await run("build", join(root, "e"), "--out", join(root, "b"), "--format", "json");
          expect([built.exitCode, built.errors]).toEqual([0, expect.not.stringContaining("error")]);
        } finally {
          await rm(root, {recursive: true, force: true});
        }
      }),
      {numRuns: 15, seed: 11},
    );
  });
});
