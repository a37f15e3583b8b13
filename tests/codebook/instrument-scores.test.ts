import {describe, expect, it} from "vitest";
import {checkValues} from "../../src/codebook/check-values.ts";
import {bandSets, instruments} from "../../src/codebook/instruments/registry.ts";
import {leaveOutMisfits} from "../../src/codebook/leave-out-misfits.ts";
import type {Codebook} from "../../src/codebook/model.ts";
import {resolveCodebook} from "../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import type {SourceTable} from "../../src/sources/model.ts";
import {readSource} from "../../src/sources/read-source.ts";
import {filesInMemory, refusal} from "../sources/support.ts";
import {answersOf, variableIn} from "./support.ts";

const spec = {type: "csv", path: "a.csv", name: "A", id: "id", encoding: "auto", delimiter: "auto"} as const;
const header = `id;${["a", "b", "c", "d", "e"].join(";")}`;
const items = "[a, b, c, d, e]";

async function tableOf(rows: string): Promise<SourceTable> {
  return readSource("s", spec, "e", filesInMemory({"e/a.csv": `${header}\n${rows}\n`}));
}

async function resolve(lines: readonly string[], rows = "1;0;1;2;3;5", scales = ""): Promise<Codebook> {
  const yaml = [scales, "sources:", "  s:", "    variables:", ...lines.map((line) => `      ${line}`), ""].join("\n");
  const {value, placeOf} = readYaml("codebook.yaml", yaml, codebookFileSpec);
  return resolveCodebook([await tableOf(rows)], {s: spec}, value, placeOf);
}

const score = async (lines: readonly string[], rows?: string, scales?: string) =>
  variableIn(await resolve(lines, rows, scales), "s", "x");
const refused = (lines: readonly string[], rows?: string, scales?: string) =>
  refusal(() => resolve(lines, rows, scales));

const time = (codes: readonly number[], best = "") => {
  const labels = [
    "Hele tiden",
    "Det meste af tiden",
    "Lidt mere end halvdelen af tiden",
    "Lidt mindre end halvdelen af tiden",
    "Lidt af tiden",
    "På intet tidspunkt",
  ];
  const listed = labels.map((label, index) => `{code: ${codes[index]}, label: ${label}}`);
  return `scales:\n  tid: {${best}codes: [${listed.join(", ")}]}`;
};
const scaled = [...["a", "b", "c", "d", "e"].map((name) => `${name}: {scale: tid}`)];

describe("the instruments", () => {
  it("have scores from 0 to 100, 3 to 9 and 1 to 10", () => {
    const ends = Object.values(instruments).map(({key, lowest, highest, items: all, total, times}) => {
      const n = total === "sum" ? all.length : 1;
      return [key, lowest * n * times, highest * n * times];
    });
    expect(ends).toEqual([
      ["who5", 0, 100],
      ["brief-inspire-o", 0, 100],
      ["ucla-3", 3, 9],
      ["recovery-star", 1, 10],
    ]);
  });

  it("have bands that take every score that complete answers give, once", () => {
    for (const {instrument, of, bands} of Object.values(bandSets)) {
      const {lowest, highest, items: all, total, times} = instruments[instrument];
      const [n, step] = of === "score" && total === "sum" ? [all.length, times] : [1, 1];
      const scores = Array.from({length: (highest - lowest) * n + 1}, (_, index) => (lowest * n + index) * step);
      for (const each of scores) {
        const inside = bands.filter(({from = each, to = each}) => each >= from && each <= to);
        expect(inside.length, `${instrument} ${each}`).toBe(1);
      }
    }
  });
});

describe("the score of an instrument", () => {
  it("is made as the instrument says, with its name, unit and smallest relevant change", async () => {
    const who5 = await score([`x: {derive: {score: who5, items: ${items}}}`]);
    expect(who5).toMatchObject({
      label: "WHO-5",
      unit: "point",
      kind: "number",
      relevantChange: 10,
      instrument: "who5",
      derivation: {kind: "sum", times: 4, require: 5},
    });
    expect(who5.derivation).not.toHaveProperty("points");
    const inspire = await score([`x: {derive: {score: brief-inspire-o, items: ${items}}}`]);
    expect(inspire).toMatchObject({relevantChange: 8, derivation: {kind: "sum", times: 5}});
    const ucla = await score(["x: {derive: {score: ucla-3, items: [a, b, c]}}"]);
    expect(ucla).toMatchObject({label: "UCLA-3", derivation: {kind: "sum", times: 1, require: 3}});
    expect(ucla.relevantChange).toBeUndefined();
  });

  it("says otherwise where codebook.yaml does", async () => {
    const own = await score([
      `x: {label: Trivsel, unit: pct., relevant_change: 12, derive: {score: who5, items: ${items}}}`,
    ]);
    expect(own).toMatchObject({label: "Trivsel", unit: "pct.", relevantChange: 12});
  });

  it("lets the person's own mean stand for unanswered items when fewer are required", async () => {
    const who5 = await score([`x: {derive: {score: who5, items: ${items}, require: 4}}`]);
    expect(who5.derivation).toMatchObject({kind: "mean", times: 20, require: 4});
  });

  it("counts points for answers that are coded otherwise", async () => {
    const derive = `{score: who5, items: ${items}, points: {1: 5, 2: 4, 3: 3, 4: 2, 5: 1, 6: 0}}`;
    const who5 = await score([...scaled, `x: {derive: ${derive}}`], "1;1;2;3;4;5", time([1, 2, 3, 4, 5, 6]));
    expect(who5.derivation).toMatchObject({kind: "sum", times: 4, points: expect.any(Map)});
  });

  it("may be divided into the instrument's bands, good end and all", async () => {
    const lines = [`t: {derive: {score: who5, items: ${items}}}`];
    const three = await score([...lines, "x: {derive: {bands: t, into: who5}}"]);
    expect(answersOf(three)).toEqual([
      "1 0-35: stor risiko for depression eller stressbelastning",
      "2 36-50: risiko for depression eller stressbelastning",
      "3 Over 50: ingen umiddelbar risiko",
    ]);
    expect(three.scale?.best).toBe("last");
    expect((await score([...lines, "x: {derive: {bands: t, into: who5-28-50}}"])).derivation).toMatchObject({
      bands: [
        {from: null, to: 28},
        {from: 29, to: 50},
        {from: 51, to: null},
      ],
    });
    const labels = await score([...lines, "x: {labels: {1: Lav, 2: Høj}, derive: {bands: t, into: who5-50}}"]);
    expect(answersOf(labels)).toEqual(["1 Lav", "2 Høj"]);
  });

  it("has phases for the items of the Recovery Star one by one", async () => {
    const phase = await score(["x: {derive: {bands: a, into: recovery-star}}"]);
    expect(answersOf(phase)).toHaveLength(5);
    expect(phase.derivation).toMatchObject({of: "a", bands: expect.arrayContaining([{code: "1", from: 1, to: 2}])});
  });
});

describe("the score of an instrument that cannot be made", () => {
  it("is refused for another number of items, which are told", async () => {
    const few = await refused(["x:", "  derive:", "    score: ucla-3", "    items: [a, b]"]);
    expect(few.message).toBe("UCLA-3 has 3 items, and s.x lists 2.");
    expect(few.hint).toBe("In order: isoleret fra andre; savner nogen at være sammen med; føler sig udenfor.");
    expect(few.place).toMatchObject({file: "codebook.yaml", line: 8});
    expect((await refused(["x: {derive: {score: ucla-3, items: [a, b, b]}}"])).message).toBe('s.x counts "b" twice.');
  });

  it("is refused for answers that the instrument does not have", async () => {
    const error = await refused(
      [...scaled, `x: {derive: {score: who5, items: ${items}}}`],
      "1;1;2;3;4;5",
      time([6, 5, 4, 3, 2, 1]),
    );
    expect(error.message).toBe('s.a has the answer 6 "Hele tiden", but items of WHO-5 are answered 0 to 5.');
    expect(error.hint).toBe("Say what each answer counts under points: {answer: points}.");
    expect(error.place).toMatchObject({line: 11, column: 41});
  });

  it("is refused when the good end has the number of the bad one, by `best` or by well-known labels", async () => {
    const line = `x: {derive: {score: who5, items: ${items}}}`;
    const message = "s.a gives its best answer the lowest number, but WHO-5 the highest.";
    const backwards = [0, 1, 2, 3, 4, 5];
    expect((await refused([...scaled, line], "1;1;2;3;4;5", time(backwards))).message).toBe(message);
    expect((await refused([...scaled, line], "1;1;2;3;4;5", time(backwards, "best: first, "))).message).toBe(message);
    const lonely =
      "scales:\n  ofte: {best: last, codes: [{code: 1, label: Sjældent}, {code: 2, label: Nogle gange}, {code: 3, label: Ofte}]}";
    const three = [
      "a: {scale: ofte}",
      "b: {scale: ofte}",
      "c: {scale: ofte}",
      "x: {derive: {score: ucla-3, items: [a, b, c]}}",
    ];
    expect((await refused(three, "1;1;2;3;4;5", lonely)).message).toBe(
      "s.a gives its best answer the highest number, but UCLA-3 the lowest.",
    );
  });

  it("is refused for texts, and for numbers that are derived", async () => {
    expect((await refused(["a: {type: text}", "x: {derive: {score: ucla-3, items: [a, b, c]}}"])).message).toBe(
      "s.a is a text variable and cannot be an item of UCLA-3.",
    );
    expect(
      (await refused(["y: {derive: {sum: [a, b]}}", "x: {derive: {score: ucla-3, items: [y, b, c]}}"])).message,
    ).toBe("s.y is a derived number and cannot be an item of UCLA-3.");
  });

  it("is refused its bands by what they are not of", async () => {
    const ucla = "t: {derive: {score: ucla-3, items: [a, b, c]}}";
    const other = await refused([ucla, "x: {derive: {bands: t, into: who5}}"]);
    expect(other.message).toBe('s.t cannot be divided into the bands "who5".');
    expect(other.hint).toBe("They are of a number: the score of WHO-5.");
    const mean = await refused([ucla, "x: {derive: {bands: t, into: recovery-star}}"]);
    expect(mean.hint).toBe("They are of the items of Recovery-stjernen, one by one.");
  });
});

describe("numbers that are items of an instrument", () => {
  const line = `x: {derive: {score: who5, items: ${items}}}`;

  it("stop the load at a value that the instrument does not have", async () => {
    const rows = "1;0;1;2;3;5\n2;7;1;2;3;5\n3;0;1;2;3;5\n4;6;1;2;3;5\n5;7;1;2;3;5";
    const codebook = (await resolve([line], rows)).get("s");
    const table = await tableOf(rows);
    if (codebook === undefined) throw new Error("no source s");
    const error = await refusal(() => checkValues(table, codebook));
    expect(error.message).toBe(
      's.a is an item of WHO-5, which are answered 0 to 5, and has the value "7" (2 rows: lines 3, 6), and 1 other value like it.',
    );
    expect(error.place).toEqual({file: "e/a.csv", line: 3});
    expect(leaveOutMisfits(table, codebook).notes.at(-1)).toBe(
      "»a«: 3 svar uden for skalaen fra 0 til 5 (»7«, »6«) i rækkerne 2, 4, 5. De regnes som uoplyst.",
    );
  });

  it("must be whole, unless they are declared missing", async () => {
    const rows = "1;0;1;2;3;99\n2;5;1;2;3;4";
    const check = async (lines: readonly string[], data: string) => {
      const codebook = (await resolve(lines, data)).get("s");
      if (codebook === undefined) throw new Error("no source s");
      checkValues(await tableOf(data), codebook);
    };
    await expect(check(["e: {no_answer: [99]}", line], rows)).resolves.toBeUndefined();
    await expect(check([line], rows)).rejects.toThrow(/has the value "99"/);
    await expect(check([line], "1;0;1;2;3;2,5\n2;1;1;1;1;1")).rejects.toThrow(/has the value "2,5"/);
  });
});
