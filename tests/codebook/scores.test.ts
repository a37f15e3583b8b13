import {describe, expect, it} from "vitest";
import {refusedSurvey} from "./refused.ts";
import {ofSurvey, resolve, variableIn} from "./support.ts";

const made = async (...lines: readonly string[]) => variableIn(await resolve(ofSurvey(...lines)), "skema", "x");
const scale = "graded: {codes: [{code: 1, label: Slet ikke}, {code: 2, label: Noget}, {code: 4, label: Meget}]}";
const graded = async (derive: string) => {
  const yaml = `scales:\n  ${scale}\n${ofSurvey("w1: {scale: graded}", "w2: {scale: graded}", `x: {derive: ${derive}}`)}`;
  return variableIn(await resolve(yaml), "skema", "x").derivation;
};

describe("own scores", () => {
  it("reverse items by the ends of their scale", async () => {
    expect(await graded("{sum: [w1, w2], reversed: [w2]}")).toEqual({
      kind: "sum",
      of: ["w1", "w2"],
      times: 1,
      require: 2,
      reversed: new Map([["w2", 5]]),
    });
  });

  it("count points for answers, named by code or label, and reverse by the ends of those", async () => {
    const derivation = await graded("{mean: [w1, w2], points: {Slet ikke: 0, 2: 50, 4: 100}, reversed: [w1]}");
    expect(derivation).toMatchObject({
      points: new Map([
        ["1", 0],
        ["2", 50],
        ["4", 100],
      ]),
      reversed: new Map([["w1", 100]]),
    });
  });

  it("let the person's own mean stand for unanswered items of a sum", async () => {
    const variable = await made("x: {derive: {sum: [w1, w2, alder], times: 2, require: 2, missing: person-mean}}");
    expect(variable.derivation).toEqual({kind: "mean", of: ["w1", "w2", "alder"], times: 6, require: 2});
  });
});

describe("own scores that cannot be made", () => {
  it("are refused when they reverse what is no item, or has no known ends", async () => {
    const none = await refusedSurvey(["x: {derive: {sum: [w1, w2], reversed: [w3]}}"]);
    expect(none.message).toBe('skema.x reverses "w3", which is none of its items.');
    expect(none.hint).toMatch(/^Did you mean "w[12]"\?$/);
    const number = await refusedSurvey(["x: {derive: {sum: [w1, alder], reversed: [alder]}}"]);
    expect(number.message).toBe("skema.alder is a number without a scale, so it cannot be reversed.");
  });

  it("are refused when points leave out an answer, or name one that does not exist", async () => {
    const left = await refusedSurvey(["x: {derive: {sum: [w1], points: {Aldrig: 1}}}"]);
    expect(left.message).toBe('skema.x has no points for 1 "Altid" of w1.');
    expect(left.place).toMatchObject({line: 4});
    const unknown = await refusedSurvey(["x: {derive: {sum: [w1], points: {Aldrig: 1, Oftest: 2}}}"]);
    expect(unknown.message).toBe('skema.w1 has no answer "Oftest".');
    const both = await refusedSurvey([
      "w2: {labels: {0: Altid, 1: Aldrig}}",
      "x: {derive: {sum: [w1, w2], points: {Aldrig: 1, Altid: 2}}}",
    ]);
    expect(both.message).toBe("skema.x gives the code 1 both 1 and 2 points.");
    expect((await refusedSurvey(["x: {derive: {sum: [alder], points: {1: 2}}}"])).message).toBe(
      "skema.alder is a number variable and has no answers to choose among.",
    );
  });

  it("are refused when all must be answered and missing ones count as something", async () => {
    const error = await refusedSurvey(["x: {derive: {sum: [w1, w2], missing: person-mean}}"]);
    expect(error.message).toBe('skema.x requires all answers, so "missing" says nothing.');
    expect(error.hint).toBe("Say how many must be answered: require: 1.");
  });
});
