import fc from "fast-check";
import {expect, it} from "vitest";
import {readSpssFile} from "../../../src/sources/spss/read-file.ts";
import {type WrittenFile, writeSav} from "./write-sav.ts";

const width = 13;
const number = fc.oneof(
  fc.integer({min: -120, max: 300}),
  fc.double({noNaN: true, noDefaultInfinity: true, max: 1e300, min: -1e300}),
  fc.constant(Number.NaN),
);
const text = fc
  .string({unit: fc.constantFrom("a", " ", "æ", "Ø", "€", "7"), maxLength: width})
  .map((value) => value.trimEnd())
  .filter((value) => new TextEncoder().encode(value).length <= width);
const form = fc.record({
  compression: fc.constantFrom("none" as const, "bytecode" as const, "zlib" as const),
  isBigEndian: fc.boolean(),
  blockSize: fc.integer({min: 8, max: 200}),
});

it("what is written in any compression and byte order is read again, number by number and text by text", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(number, text, number), {maxLength: 20}), form, (rows, written) => {
      const file: WrittenFile = {...written, variables: [{name: "A"}, {name: "B", width}, {name: "C"}], rows};
      const {columns, caseCount} = readSpssFile(writeSav(file), {file: "a.sav", largestBytes: 2 ** 20});
      expect(caseCount).toBe(rows.length);
      expect(columns).toEqual([
        Float64Array.from(rows, ([first]) => first),
        rows.map(([, word]) => word),
        Float64Array.from(rows, ([, , last]) => last),
      ]);
    }),
    {seed: 1952, numRuns: 150},
  );
});
