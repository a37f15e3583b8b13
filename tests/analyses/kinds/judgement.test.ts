import {describe, expect, it} from "vitest";
import {cell, failure, grid, noteTexts, run} from "../support.ts";

const job = "  job: {kind: distribution, title: Job, items: [forloeb.job]}\n";

/** A judgement of one goal, with the row's keys as given. */
function judged(row: string, more = ""): string {
  return `  a:
    kind: judgement
    title: Målopfyldelse
    scale: [Gennemført, Delvist gennemført, {label: Uvist, meaning: der er ingen data, tone: unknown}]
${more}    blocks:
      - label: Delmål
        rows:
          - {label: Borgerne kommer i job, ${row}}
${job}`;
}

async function judge(row: string, more = "") {
  const {a} = await run(judged(row, more));
  if (a === undefined) throw new Error("no result");
  return a;
}

describe("judgement", () => {
  it("prints goals with verdict and evidence, with numbers of analyses that stand later in the file", async () => {
    const result = await judge(`verdict: Delvist gennemført, evidence: '{{share "job" row="Ja"}} er i job.'`);
    expect(grid(result)).toEqual([["Borgerne kommer i job", "Delvist gennemført", "38\u00a0pct. er i job."]]);
    expect(result.table.columns.map(({key, label, unit}) => [key, label, unit])).toEqual([
      ["verdict", "Evaluators vurdering", "text"],
      ["evidence", "Grundlag", "text"],
    ]);
    expect(result.table.blocks.map(({key, label}) => [key, label])).toEqual([["Delmål", "Delmål"]]);
  });

  it("remembers where the numbers of a text come from, and whose sources they are", async () => {
    const result = await judge(`verdict: Gennemført, evidence: '{{count "job" row="Ja"}} af {{base "job"}} er i job.'`);
    expect(cell(result, "a/Delmål/Borgerne kommer i job/evidence").of).toEqual([
      "job/job/1/percent",
      "job/job/total/percent",
    ]);
    expect(result.source).toBe("forløbsregisteret");
  });

  it("sets several pieces of evidence as a list, and prints a result where there is one", async () => {
    const result = await judge(
      'key: job, verdict: Gennemført, result: Som ønsket, evidence: [\'{{count "job" row="Ja"}} i job.\', Interview.]',
      "    headings: {result: Status}\n",
    );
    expect(result.table.columns.map(({label}) => label)).toEqual(["Status", "Evaluators vurdering", "Grundlag"]);
    expect(cell(result, "a/Delmål/job/evidence")).toMatchObject({
      printed: "tre i job. Interview.",
      list: ["tre i job.", "Interview."],
    });
    expect(result.source).toBe("forløbsregisteret");
  });

  it("carries the tone of the verdict, and says in the note whose judgement it is and what the scale means", async () => {
    const result = await judge("verdict: Uvist");
    expect(cell(result, "a/Delmål/Borgerne kommer i job/verdict")).toMatchObject({
      printed: "Uvist",
      light: {tone: "unknown", label: "Uvist"},
    });
    expect(noteTexts(result)).toEqual([
      "method: Vurderingerne er evaluators egne. Skalaen er »Gennemført«, »Delvist gennemført« og »Uvist«.",
      "method: Uvist: der er ingen data.",
    ]);
    expect(result.source).toBe("Evaluators vurdering");
  });

  it("says which verdicts are bound to the data", async () => {
    const result = await judge(`verdict: Gennemført, holds_if: "share(job, 'Ja') > 0.3"`);
    expect(noteTexts(result).at(-1)).toBe(
      "method: Alle vurderinger er bundet til en betingelse om tallene, som kontrolleres automatisk.",
    );
  });

  it("stops the build at a verdict that the data do not support", async () => {
    const error = await failure(judged(`verdict: Gennemført, holds_if: "share(job, 'Ja') > 50%"`));
    expect(error).toMatchObject({
      kind: "claim",
      message:
        'The claim "a: Borgerne kommer i job" does not hold: «Borgerne kommer i job: Gennemført» rests on ' +
        "share(job, 'Ja') > 50%, which is 0.375 (3 of 8) > 50%.",
      at: expect.stringMatching(/^holds_if:/),
    });
  });

  it("refuses a verdict outside the scale, and a scale or goals with the same name twice", async () => {
    expect(await failure(judged("verdict: Genemført"))).toMatchObject({
      kind: "config",
      message: 'The verdict "Genemført" is not in the scale.',
      hint: 'Did you mean "Gennemført"?',
      at: expect.stringMatching(/^verdict:/),
    });
    expect(await failure(judged("verdict: Uvist").replace("Delvist gennemført, {", "Gennemført, {"))).toMatchObject({
      message: 'The name "Gennemført" is given twice.',
      at: expect.stringMatching(/^Gennemført, \{/),
    });
    const twice = "          - {label: Borgerne kommer i job, verdict: Uvist}\n";
    expect(await failure(judged("verdict: Uvist").replace(job, twice + job))).toMatchObject({
      message: 'The name "Borgerne kommer i job" is given twice.',
    });
  });

  it("refuses texts and conditions that name what is not there, where they stand", async () => {
    expect(await failure(judged(`verdict: Uvist, evidence: [Ord, '{{share "jbo" row="Ja"}}']`))).toMatchObject({
      kind: "config",
      message: 'There is no analysis "jbo".',
      hint: 'Did you mean "job"?',
      at: expect.stringMatching(/^'\{\{share/),
    });
    expect(await failure(judged("verdict: Uvist, result: '{{table \"job\"}}'"))).toMatchObject({
      message: "{{table}} can only be used in a chapter.",
      at: expect.stringMatching(/^result:/),
    });
    expect(await failure(judged(`verdict: Uvist, holds_if: "share(job, 'Jo') > 0.3"`))).toMatchObject({
      kind: "config",
      hint: 'Did you mean "Ja"?',
      at: expect.stringMatching(/^holds_if:/),
    });
  });

  it("may stand in a composed table, and still hold numbers of all others", async () => {
    const {sammen} = await run(
      `${judged(`verdict: Gennemført, evidence: '{{share "job" row="Ja"}} er i job.'`)}  sammen: {kind: composed, title: T, parts: [{analysis: a}]}\n`,
    );
    expect(sammen?.table.blocks[0]?.rows[0]?.cells[1]).toMatchObject({
      printed: "38\u00a0pct. er i job.",
      of: ["a/Delmål/Borgerne kommer i job/evidence"],
    });
  });
});
