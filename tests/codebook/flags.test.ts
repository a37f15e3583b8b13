import {describe, expect, it} from "vitest";
import {refusedSurvey} from "./refused.ts";
import {answersOf, ofRegister, ofSurvey, resolve, variableIn} from "./support.ts";

const inSurvey = async (name: string, ...lines: readonly string[]) =>
  variableIn(await resolve(ofSurvey(...lines)), "skema", name);

describe("flags", () => {
  it("hold for Ja, or for the answers that are named by code or label", async () => {
    const variable = await inSurvey(
      "x",
      "x: {label: Udsat, derive: {any: [misbrug, {helbred: [Elendigt, 3]}, {w1: 1}]}}",
    );
    expect(variable).toMatchObject({label: "Udsat", kind: "categorical", askedAt: null});
    expect(variable.derivation).toEqual({
      kind: "any",
      of: ["misbrug", "helbred", "w1"],
      flags: [
        {variable: "misbrug", codes: ["1"], knownBy: ["misbrug"]},
        {variable: "helbred", codes: ["5", "3"], knownBy: ["helbred"]},
        {variable: "w1", codes: ["1"], knownBy: ["w1"]},
      ],
      require: 3,
    });
    expect(answersOf(variable)).toEqual(["Ja Ja", "Nej Nej"]);
  });

  it("of a multiple-response question are all its options, known by each other", async () => {
    const count = await inSurvey("antal", "antal: {unit: fag, derive: {count: [fag]}}");
    expect(count).toMatchObject({kind: "number", scale: null, unit: "fag"});
    expect(count.derivation).toEqual({
      kind: "count",
      of: ["fag_1", "fag_2"],
      flags: [
        {variable: "fag_1", codes: ["1"], knownBy: ["fag_1", "fag_2"]},
        {variable: "fag_2", codes: ["1"], knownBy: ["fag_1", "fag_2"]},
      ],
      require: 2,
    });
    const one = await inSurvey("dansk", "dansk: {derive: {all: [fag_1, misbrug]}}");
    expect(one.derivation).toMatchObject({kind: "all", flags: [{knownBy: ["fag_1", "fag_2"]}, {knownBy: ["misbrug"]}]});
  });

  it("may be derived themselves, and counted into bands", async () => {
    const into = "[{label: Ingen eller et, to: 1}, {label: Flere, from: 2}]";
    const codebook = await resolve(
      ofSurvey(
        `flere: {derive: {bands: antal, into: ${into}}}`,
        "antal: {derive: {count: [fag, daarligt], require: 1}}",
        "daarligt: {derive: {net: helbred, of: [5]}}",
      ),
    );
    expect(variableIn(codebook, "skema", "antal").derivation).toMatchObject({
      of: ["fag_1", "fag_2", "daarligt"],
      require: 1,
    });
    expect(answersOf(variableIn(codebook, "skema", "flere"))).toEqual(["1 Ingen eller et", "2 Flere"]);
  });

  it("tell whether anything is answered at all, of any kind of variable", async () => {
    const codebook = await resolve(ofRegister("i_gang: {derive: {answered: start}}"));
    const variable = variableIn(codebook, "register", "i_gang");
    expect(variable.derivation).toEqual({kind: "answered", of: "start"});
    expect(answersOf(variable)).toEqual(["Ja Ja", "Nej Nej"]);
  });
});

describe("flags that cannot be made", () => {
  it("are refused when it is not said which answers hold", async () => {
    const unsaid = await refusedSurvey(["x: {derive: {any: [misbrug, helbred]}}"]);
    expect(unsaid.message).toBe("skema.helbred has no answer Ja that would tell whether it holds.");
    expect(unsaid.hint).toBe("Say which answers count: {helbred: [answer, answer]}.");
    expect(unsaid.place).toMatchObject({line: 4, column: 35});
    expect((await refusedSurvey(["x: {derive: {any: [alder]}}"])).message).toBe(
      "skema.alder is a number variable and has no answers to choose among.",
    );
  });

  it("are refused for answers and variables that do not exist", async () => {
    const answer = await refusedSurvey(["x: {derive: {count: [{helbred: [Got]}]}}"]);
    expect(answer.message).toBe('skema.helbred has no answer "Got".');
    expect(answer.hint).toBe('Did you mean "Godt"?');
    const variable = await refusedSurvey(["x: {derive: {all: [misbrig]}}"]);
    expect(variable.message).toBe('skema.x is made of "misbrig", which does not exist.');
    expect(variable.hint).toBe('Did you mean "misbrug"?');
    expect((await refusedSurvey(["x: {derive: {all: [{fag: 1}]}}"])).message).toBe(
      '"fag" is a multiple-response question, and its options have the answers.',
    );
  });

  it("are refused when one names two variables or none, or stands twice", async () => {
    expect((await refusedSurvey(["x: {derive: {any: [{misbrug: 1, helbred: 5}]}}"])).message).toBe(
      "A flag of skema.x names 2 variables.",
    );
    expect((await refusedSurvey(["x: {derive: {any: [{}]}}"])).message).toBe("A flag of skema.x names 0 variables.");
    expect((await refusedSurvey(["x: {derive: {any: [fag, fag_1]}}"])).message).toBe('skema.x counts "fag_1" twice.');
  });

  it("are refused when more must be known than there are", async () => {
    const many = await refusedSurvey(["x: {derive: {count: [fag], require: 3}}"]);
    expect(many.message).toBe("skema.x requires 3 answers and has 2 flags.");
    expect(many.hint).toBe("Require at most 2, or leave it out to require all.");
  });

  it("stand for several variables only in any, all and count", async () => {
    expect((await refusedSurvey(["x: {derive: {net: fag, of: [1]}}"])).message).toBe(
      'skema.x is made of "fag", which does not exist.',
    );
  });
});
