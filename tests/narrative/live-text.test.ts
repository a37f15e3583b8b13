import {describe, expect, it} from "vitest";
import {requireClaim, writeLiveText} from "../../src/narrative/live-text.ts";
import {catchError} from "./catch-error.ts";
import {sampleResults} from "./sample-results.ts";

const place = {file: "evaluation.yaml", line: 7, column: 10};
const sample = sampleResults();

describe("writeLiveText", () => {
  it("writes a text of evaluation.yaml with its numbers, and the address of each once", () => {
    const template = 'I alt {{count "medicin" row="Ja"}}, {{share "medicin" row="Ja"}} af {{base "medicin"}}.';
    expect(writeLiveText(template, sample, place)).toEqual({
      text: "I alt 33, 34\u00a0pct. af 98.",
      addresses: ["medicin/medicin/1/percent", "medicin/medicin/total/percent"],
    });
  });

  it("refuses a character that no text can hold, at its place", () => {
    expect(catchError(() => writeLiveText("a\u0000b", sample, place))).toMatchObject({
      kind: "config",
      message: "The text holds a character that cannot be printed (U+0000).",
      place,
    });
  });

  it("refuses what belongs in chapters, at its place", () => {
    for (const template of ['{{table "medicin"}}', '{{#claim "x" test="1 < 2"}}a{{/claim}}']) {
      expect(catchError(() => writeLiveText(template, sample, place))).toMatchObject({kind: "config", place});
    }
  });
});

describe("requireClaim", () => {
  const claim = (test: string) => ({name: "medicin", sentence: "Få får medicin", test, place});

  it("lets a claim pass that the data support", () => {
    expect(() => requireClaim(claim("share(medicin, 'Ja') < 50%"), sample)).not.toThrow();
  });

  it("stops at one that they do not, with the numbers put in", () => {
    expect(catchError(() => requireClaim(claim("share(medicin, 'Ja') < 30%"), sample))).toMatchObject({
      kind: "claim",
      place,
      message:
        "The claim \"medicin\" does not hold: «Få får medicin» rests on share(medicin, 'Ja') < 30%, which is " +
        "0.336735 (33 of 98) < 30%.",
    });
  });

  it("refuses a test that is written wrong or names what is not there", () => {
    for (const test of ["share(medicin, 'Ja') <", "share(medicin, 'Jo') < 1", "share(medicin, 'Ja')"]) {
      expect(catchError(() => requireClaim(claim(test), sample))).toMatchObject({kind: "config", place});
    }
  });
});
