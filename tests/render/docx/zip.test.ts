import fc from "fast-check";
import {expect, it} from "vitest";
import {zip} from "../../../src/render/docx/zip.ts";
import {partsOf} from "../../support/docx.ts";

it("what is packed is what comes out, whatever it is", async () => {
  const name = fc.stringMatching(/^[a-z]{1,8}\/[a-z]{1,8}\.(xml|png)$/);
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, fc.uint8Array({maxLength: 200}), {minKeys: 1}), async (files) => {
      const entries = Object.entries(files).map(([key, content]) => ({name: key, content}));
      const parts = await partsOf(zip(entries));
      expect([...parts].map(([key, content]) => [key, [...content]])).toEqual(
        entries.map((each) => [each.name, [...each.content]]),
      );
    }),
    {numRuns: 30},
  );
});

it("no time is told: all files are of the first day that a zip knows", () => {
  const bytes = Buffer.from(zip([{name: "a.xml", content: "<a/>"}]));
  expect(bytes.readUInt16LE(10)).toBe(0);
  expect(bytes.readUInt16LE(12)).toBe(0x21);
});
