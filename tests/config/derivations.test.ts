import {describe, expect, it} from "vitest";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import {refusal} from "../sources/support.ts";

const written = (entry: string) => `sources:\n  s:\n    variables:\n      x: ${entry}\n`;
const read = (entry: string) => readYaml("codebook.yaml", written(entry), codebookFileSpec);
const at = "sources.s.variables.x.derive";

describe("a derivation that does not fit", () => {
  it.each([
    ["dags: {from: a, to: b}", `There is no key "dags" under "${at}".`, 'Did you mean "days"?', 20],
    ["days: {from: a, tot: b}", `There is no key "tot" under "${at}.days".`, 'Did you mean "to"?', 36],
    ["days: {from: a}", `"${at}.days.to" is missing.`, "Write it: a text.", 20],
    ["age: {born: a}", `"${at}.age.at" is missing.`, "Write it: a text.", 20],
    ["sum: [a], requir: 2", `There is no key "requir" under "${at}".`, 'Did you mean "require"?', 30],
    ["sum: [a], missing: mean", `"${at}.missing" cannot be the text "mean".`, 'The choices are "person-mean".', 30],
    ["score: who-5, items: [a]", `"${at}.score" cannot be the text "who-5".`, 'Did you mean "who5"?', 20],
    ["score: who5", `"${at}.items" is missing.`, "Write it: a list.", 11],
    ["bands: a, into: who6", `"${at}.into" cannot be the text "who6".`, 'Did you mean "who5"?', 30],
    [
      "recode: a, into: [{label: A, from: [1]}], els: B",
      `There is no key "els" under "${at}".`,
      'Did you mean "else"?',
      62,
    ],
    ["net: a, of: [1], unanswered: Ja", `"${at}.unanswered" cannot be the text "Ja".`, 'The choices are "Nej".', 37],
    ["quantile: {of: a, into: 1}", `"${at}.quantile.into" must be at least 2.`, undefined, 38],
    ["quantile: {of: a, into: 11}", `"${at}.quantile.into" must be at most 10.`, undefined, 38],
    ["difference: [a]", `"${at}.difference" needs at least 2.`, undefined, 20],
    ["difference: [a, b, c]", `"${at}.difference" must be at most 2.`, undefined, 20],
    ["any: []", `"${at}.any" needs at least 1.`, undefined, 20],
    ["count: [{a: {b: 1}}]", `"${at}.count.0.a" cannot be a group of keys.`, undefined, 29],
  ])("is told by what its keys are: %s", async (derive, message, hint, column) => {
    const error = await refusal(() => read(`{derive: {${derive}}}`));
    expect(error).toMatchObject({kind: "config", message, place: {file: "codebook.yaml", line: 4, column}});
    expect(error.hint).toBe(hint);
  });

  it.each([
    ["{order: dansk}", '"sources.s.variables.x.order" cannot be the text "dansk".', 'The choices are "danish".'],
    ["{merge: {A: B}}", '"sources.s.variables.x.merge.A" is the text "B", not a list.', undefined],
    ["{merge: {A: []}}", '"sources.s.variables.x.merge.A" needs at least 1.', undefined],
  ])("so is a list of answers: %s", async (entry, message, hint) => {
    const error = await refusal(() => read(entry));
    expect(error.message).toBe(message);
    expect(error.hint).toBe(hint);
  });
});
