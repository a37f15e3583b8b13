import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {onlyStatus} from "../../../src/fetch/surveyxact/only-status.ts";

function kept(text: string, coding: "latin1" | "utf16le" | "utf8" = "latin1"): string {
  const found = onlyStatus(Buffer.from(text, coding), ["completed"], "dataset.csv");
  if ("missing" in found) throw new Error(`${found.missing} is missing`);
  return Buffer.from(found.content).toString(coding);
}

describe("a dataset of one status", () => {
  it("keeps rows whole that go over several lines", () => {
    const dataset = 'id;svar;stato_4\r\n1;"to\r\nlinjer; ""her""";1\r\n2;"nej\r\n1;1;1";0\r\n3;x;1\r\n';
    expect(kept(dataset)).toBe('id;svar;stato_4\r\n1;"to\r\nlinjer; ""her""";1\r\n3;x;1\r\n');
  });

  it.each([
    ["windows-1252", "latin1", "id;stato_4\r\næ;0\r\nø;1\r\n"],
    ["UTF-16 with tabs", "utf16le", "\ufeffid\tstatoverall_4\r\næ\t0\r\nø😀\t1\r\n"],
    ["UTF-8 with a mark", "utf8", "\ufeffid;stato_4\næ;0\nø;1"],
  ] as const)("keeps every byte of the rest in %s", (_, coding, dataset) => {
    expect(kept(dataset, coding)).toBe(dataset.replace(/æ.0\r?\n/, ""));
  });

  it("is the dataset when all are of it, whatever they have answered", () => {
    const answer = fc.string({unit: fc.constantFrom("a", "æ", ";", '"', "\n", "\r\n", " ", "1")});
    fc.assert(
      fc.property(fc.array(answer, {minLength: 1}), fc.constantFrom("\n", "\r\n"), (answers, end) => {
        const rows = answers.map((each, index) => `${index};"${each.replaceAll('"', '""')}";1${end}`);
        const dataset = `id;svar;stato_4${end}${rows.join("")}`;
        expect(kept(dataset)).toBe(dataset);
        const others = rows.map((row, index) => (index % 2 === 0 ? row : `${row.slice(0, -1 - end.length)}0${end}`));
        expect(kept(`id;svar;stato_4${end}${others.join("")}`)).toBe(
          `id;svar;stato_4${end}${rows.filter((_, index) => index % 2 === 0).join("")}`,
        );
      }),
      {numRuns: 60},
    );
  });
});
