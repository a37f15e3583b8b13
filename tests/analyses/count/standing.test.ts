import {describe, expect, it} from "vitest";
import {jointStanding, type Standing} from "../../../src/analyses/count/standing.ts";
import {baseOf} from "../../../src/analyses/count/tally.ts";

const valid: Standing = {code: "1", missing: null, valid: true};
const missing = (kind: NonNullable<Standing["missing"]>, isValid = false): Standing => ({
  code: null,
  missing: kind,
  valid: isValid,
});

describe("jointStanding", () => {
  it("is valid only when both answers are", () => {
    expect(jointStanding(valid, valid)).toEqual({code: null, missing: null, valid: true});
    expect(jointStanding(valid, missing("no_answer")).valid).toBe(false);
    expect(jointStanding(missing("dont_know", true), valid)).toEqual({code: null, missing: "dont_know", valid: true});
  });

  it("gives the gravest reason, and no reason that did not put anybody out", () => {
    expect(jointStanding(missing("no_answer"), missing("no_form")).missing).toBe("no_form");
    expect(jointStanding(missing("not_relevant"), missing("dont_know")).missing).toBe("dont_know");
    expect(jointStanding(missing("dont_know", true), missing("not_relevant")).missing).toBe("not_relevant");
  });
});

describe("baseOf", () => {
  it("accounts for everybody", () => {
    const rules = {dontKnow: false, notRelevant: true};
    const base = baseOf(
      [
        {standing: valid, n: 10},
        {standing: missing("no_form"), n: 1},
        {standing: missing("not_asked"), n: 2},
        {standing: missing("no_answer"), n: 3},
        {standing: missing("dont_know"), n: 4},
        {standing: missing("not_relevant", true), n: 5},
      ],
      rules,
    );
    expect(base).toEqual({
      population: 25,
      valid: 15,
      noForm: 1,
      notAsked: 2,
      noAnswer: 3,
      dontKnow: 4,
      notRelevant: 5,
      includes: rules,
    });
  });
});
