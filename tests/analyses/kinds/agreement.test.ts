import {describe, expect, it} from "vitest";
import {writeLiveText} from "../../../src/narrative/live-text.ts";
import {defaultNumberStyle} from "../../../src/numbers/style.ts";
import {analyse, cell, failure, grid, noteTexts, panelOf} from "../support.ts";

/** Two coders of cases: `helbred` and `fysisk` share a scale of three answers. */
const world = panelOf(
  ["helbred=1 fysisk=1", null, 20],
  ["helbred=1 fysisk=2", null, 5],
  ["helbred=2 fysisk=2", null, 10],
  ["helbred=2 fysisk=3", null, 2],
  ["helbred=3 fysisk=3", null, 3],
  ["helbred=3", null, 1],
);
const coders = "first: {variable: borger.helbred, label: Koder A}, second: {variable: borger.fysisk, label: Koder B}";
const spec = (more = "", who = coders) =>
  `{kind: agreement, title: E, wave: 1, ${who}${more === "" ? "" : `, ${more}`}}`;

describe("agreement", () => {
  it("prints what each coder found, the share that agrees and kappa, for each answer and for all", async () => {
    const result = await analyse(spec(), world);
    expect(grid(result)).toEqual([
      ["Dårligt", "25", "20", "20", "88", "0,75"],
      ["Godt", "12", "15", "10", "83", "0,61"],
      ["Fremragende", "3", "5", "3", "95", "0,72"],
      ["Alle svar", "40", "40", "33", "83", "0,69"],
    ]);
    expect(result.bases[0]).toMatchObject({population: 41, valid: 40, noAnswer: 1});
    expect(cell(result, "a/all/total/kappa")).toMatchObject({
      interval: {level: 0.95, printed: expect.stringMatching(/^0,\d\d-0,\d\d$/)},
      shown: expect.stringMatching(/^0,69 \(/),
    });
  });

  it("says what kappa is, and of whom", async () => {
    expect(noteTexts(await analyse(spec(), world))[0]).toMatch(
      /^method: Kappa er enigheden ud over.*\(40 sager, kodet af begge\)/,
    );
  });

  it("counts neighbours for partly agreed where weights are asked for, in the row of all answers only", async () => {
    const [plain, linear] = await Promise.all([analyse(spec(), world), analyse(spec("weights: linear"), world)]);
    expect(cell(linear, "a/all/1/kappa")).toEqual(cell(plain, "a/all/1/kappa"));
    expect(cell(linear, "a/all/total/kappa")).not.toEqual(cell(plain, "a/all/total/kappa"));
    expect(noteTexts(linear)[0]).toContain("lineære vægte");
  });

  it("has no interval where all agree, and no kappa where there is nothing to agree on", async () => {
    const all = await analyse(spec(), panelOf(["helbred=1 fysisk=1", null, 6], ["helbred=2 fysisk=2", null, 4]));
    expect(cell(all, "a/all/total/kappa")).toMatchObject({printed: "1,00"});
    expect(cell(all, "a/all/total/kappa")).not.toHaveProperty("interval");
    expect(noteTexts(all).join()).toContain(
      "Uden interval, fordi der ingen uenighed er at måle usikkerheden på: »Dårligt«, »Godt« og »Alle svar«.",
    );
    expect(cell(all, "a/all/3/kappa")).toMatchObject({kind: "empty"});
  });

  it("is empty when no case is coded by both", async () => {
    const result = await analyse(spec(), panelOf(["helbred=1", null, 6]));
    expect(grid(result).at(-1)).toEqual(["Alle svar", "0", "0", "0", "–", "–"]);
  });

  it("takes each code of a question with several answers by itself, and tells how many cases are coded exactly alike", async () => {
    const flags = panelOf(
      ["diag_1=1 diag_2=1 diag_3=0", "diag_1=1 diag_2=1 diag_3=0", 10],
      ["diag_1=1 diag_2=0 diag_3=0", "diag_1=0 diag_2=0 diag_3=1", 4],
      ["diag_1=0 diag_2=1", "diag_1=0 diag_2=1 diag_3=0", 6],
      ["diag_1=1", null, 2],
    );
    const result = await analyse(
      "{kind: agreement, title: E, first: {variable: borger.diag@1, label: A}, second: {variable: borger.diag@3, label: B}}",
      flags,
    );
    expect(grid(result)).toEqual([
      ["Angst", "14", "10", "10", "80", "0,60"],
      ["Depression", "16", "16", "16", "100", "1,00"],
      ["Skizofreni", "0", "4", "0", "80", "0,00"],
      ["Alle koder ens", "20", "20", "16", "80", "–"],
    ]);
    expect(result.bases[0]).toMatchObject({population: 22, valid: 20, noForm: 2});
    expect(result.questions.map(({label}) => label)).toEqual(["Diagnoser", "Diagnoser"]);
  });

  it("can be said in sentences", async () => {
    const findings = {style: defaultNumberStyle, facts: {}, analyses: {a: await analyse(spec(), world)}};
    const say = (text: string) => writeLiveText(text, findings, {file: "x", line: 1, column: 1}).text;
    expect(say('{{number "a" in="Alle svar" column="kappa"}}')).toBe("0,69");
    expect(say('{{share "a" in="Alle svar" column="agreement"}}')).toContain("83");
    expect(say('{{interval "a" in="Godt" column="kappa"}}')).toMatch(/^0,\d\d-0,\d\d$/);
  });
});

describe("a spec of agreement that is wrong", () => {
  it.each([
    [
      "a coder against itself",
      spec("", coders.replace("borger.fysisk", "borger.helbred")),
      "Both coders are the same variable.",
    ],
    [
      "other answers",
      spec("", coders.replace("borger.fysisk", "borger.farve")),
      /Only one of the coders has the answer/,
    ],
    ["a number", spec("", coders.replace("borger.fysisk", "borger.alder")), /needs answers to choose among/],
    [
      "a question with several answers beside one",
      spec("", coders.replace("borger.fysisk", "borger.diag")),
      "One coder has a question with several answers, and the other one has not.",
    ],
    ["an unknown variable", spec("", coders.replace("borger.fysisk", "borger.fysik")), /fysik/],
    ["an unknown weighting", spec("weights: cubic"), /weights/],
    ["no second coder", "{kind: agreement, title: E, first: {variable: borger.helbred, label: A}}", /second/],
  ])("is refused with its place: %s", async (_, text, message) => {
    const error = await failure(`  a: ${text}\n`, world);
    expect(error.kind).toBe("config");
    if (typeof message === "string") expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
    expect(error.at).not.toBe("");
  });
});
