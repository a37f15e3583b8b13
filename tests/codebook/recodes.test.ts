import {describe, expect, it} from "vitest";
import {refusedSurvey} from "./refused.ts";
import {answersOf, ofSurvey, resolve, variableIn} from "./support.ts";

const made = async (...lines: readonly string[]) => variableIn(await resolve(ofSurvey(...lines)), "skema", "x");

describe("a recode", () => {
  it("gives all other answers of substance to `else`", async () => {
    const variable = await made("x: {derive: {recode: helbred, into: [{label: Godt, from: [1]}], else: Andet}}");
    expect(variable.derivation).toEqual({
      kind: "recode",
      of: "helbred",
      groups: [
        {code: "1", from: ["1"]},
        {code: "2", from: ["5", "3"]},
      ],
    });
    expect(answersOf(variable)).toEqual(["1 Godt", "2 Andet"]);
  });

  it("gives those without an answer to `unanswered`, a group of their own or one that is there", async () => {
    const own = await made(
      "x: {derive: {recode: helbred, into: [{label: Godt, from: [1]}], else: Andet, unanswered: Uoplyst}}",
    );
    expect(own.derivation).toMatchObject({groups: [{}, {}, {code: "3", from: ["9"]}], blank: "3"});
    expect(answersOf(own)).toEqual(["1 Godt", "2 Andet", "3 Uoplyst"]);
    const joined = await made(
      "x: {derive: {recode: helbred, into: [{label: Godt, from: [1]}], else: Andet, unanswered: Andet}}",
    );
    expect(joined.derivation).toMatchObject({groups: [{from: ["1"]}, {code: "2", from: ["5", "3", "9"]}], blank: "2"});
    expect(answersOf(joined)).toEqual(["1 Godt", "2 Andet"]);
  });

  it("leaves «ved ikke» where `into` has put it", async () => {
    const into = "[{label: Godt, from: [1]}, {label: Uvist, from: [Ved ikke]}]";
    const variable = await made(`x: {derive: {recode: helbred, into: ${into}, unanswered: Uoplyst}}`);
    expect(variable.derivation).toMatchObject({groups: [{}, {from: ["9"]}, {from: []}], blank: "3"});
    expect(answersOf(variable)).toEqual(["1 Godt", "2 Uvist/dont_know", "3 Uoplyst"]);
  });

  it("is refused when nobody is left for `else`", async () => {
    const error = await refusedSurvey(["x: {derive: {recode: w2, into: [{label: A, from: [0, 1]}], else: Andet}}"]);
    expect(error.message).toBe('skema.x takes every answer of w2, so nobody is left for "Andet".');
    expect(error.hint).toBe('Take "else" out.');
  });
});

describe("a net", () => {
  it("counts those without an answer as Nej when it says so", async () => {
    const variable = await made("x: {derive: {net: helbred, of: [5], unanswered: Nej}}");
    expect(variable.derivation).toEqual({
      kind: "recode",
      of: "helbred",
      groups: [
        {code: "Ja", from: ["5"]},
        {code: "Nej", from: ["3", "1", "9"]},
      ],
      blank: "Nej",
    });
    const every = await made("x: {derive: {net: helbred, of: [1, 3, 5], unanswered: Nej}}");
    expect(every.derivation).toMatchObject({groups: [{}, {code: "Nej", from: ["9"]}], blank: "Nej"});
  });
});
