import {describe, expect, it} from "vitest";
import {categoryCodes, findSet, findVariable} from "../../src/codebook/lookup.ts";
import {refusal} from "../sources/support.ts";
import {answersOf, ofRegister, ofSurvey, resolve, variableIn} from "./support.ts";

const place = {file: "evaluation.yaml", line: 7, column: 3};
const codebook = await resolve();

describe("findVariable(codebook, source, name, place)", () => {
  it("finds a variable", () => {
    expect(findVariable(codebook, "skema", "helbred", place).question).toBe("Hvordan er dit helbred?");
  });

  it("knows $answered in every source", () => {
    const answered = findVariable(codebook, "register", "$answered", place);
    expect(answered).toMatchObject({source: "register", name: "$answered", kind: "categorical"});
    expect(answersOf(answered)).toEqual(["1 Ja", "0 Nej"]);
  });

  it("refuses a source that does not exist, with the nearest", async () => {
    const error = await refusal(() => findVariable(codebook, "skemaa", "helbred", place));
    expect(error).toMatchObject({kind: "config", message: 'There is no source "skemaa".', place});
    expect(error.hint).toBe('Did you mean "skema"?');
    await refusal(() => findVariable(codebook, "skemaa", "$answered", place));
  });

  it("refuses a variable that does not exist, with the nearest", async () => {
    const error = await refusal(() => findVariable(codebook, "skema", "helbrd", place));
    expect(error).toMatchObject({kind: "config", message: 'Source "skema" has no variable "helbrd".', place});
    expect(error.hint).toBe('Did you mean "helbred"?');
  });

  it("tells of a variable that is dropped as personal data, also to what is derived of it", async () => {
    const dropped = await resolve(ofSurvey("note: {personal: drop}"));
    expect(dropped.get("skema")?.variables.has("note")).toBe(false);
    const error = await refusal(() => findVariable(dropped, "skema", "note", place));
    expect(error).toMatchObject({kind: "config", message: "skema.note is dropped as personal data.", place});
    const derived = ofRegister("alder: {personal: drop}\n      ung: {derive: {sum: [alder]}}");
    expect((await refusal(() => resolve(derived))).message).toBe(
      'register.ung is made of "alder", which is dropped as personal data.',
    );
  });

  it("names the options when the name is that of a multiple-response question", async () => {
    const error = await refusal(() => findVariable(codebook, "skema", "fag", place));
    expect(error.hint).toBe('"fag" is a multiple-response question; its options are "fag_1", "fag_2".');
  });
});

describe("findSet(codebook, source, name, place)", () => {
  it("finds a multiple-response question", () => {
    expect(findSet(codebook, "skema", "fag", place).options).toEqual(["fag_1", "fag_2"]);
  });

  it("refuses one that does not exist, with the nearest", async () => {
    const error = await refusal(() => findSet(codebook, "skema", "fagg", place));
    expect(error).toMatchObject({
      kind: "config",
      message: 'Source "skema" has no multiple-response question "fagg".',
      place,
    });
    expect(error.hint).toBe('Did you mean "fag"?');
    expect((await refusal(() => findSet(codebook, "register", "fag", place))).hint).toBe(
      "There are no multiple-response questions of register.",
    );
  });

  it("names the question when the name is that of one option", async () => {
    const error = await refusal(() => findSet(codebook, "skema", "fag_1", place));
    expect(error.hint).toBe('"fag_1" is one option of "fag".');
  });
});

describe("categoryCodes(variable, answers, place)", () => {
  const health = variableIn(codebook, "skema", "helbred");

  it("finds answers by code, as text or number, and by label, case ignored", () => {
    expect(categoryCodes(health, ["5", 3, "godt", " VED IKKE "], place)).toEqual(["5", "3", "1", "9"]);
  });

  it("gives each code once", () => {
    expect(categoryCodes(health, ["Godt", 1, "godt"], place)).toEqual(["1"]);
  });

  it("takes a text as a code before it takes it as another answer's label", async () => {
    const yaml = "sources: {skema: {variables: {w2: {labels: {0: '1', 1: '2'}}}}}";
    const item = variableIn(await resolve(yaml), "skema", "w2");
    expect(categoryCodes(item, ["1"], place)).toEqual(["1"]);
    expect(categoryCodes(item, ["2"], place)).toEqual(["1"]);
  });

  it("takes a label that several answers share as all of them", async () => {
    const yaml = "sources: {skema: {variables: {helbred: {labels: {3: Ikke godt, 5: Ikke godt}}}}}";
    expect(categoryCodes(variableIn(await resolve(yaml), "skema", "helbred"), ["ikke godt"], place)).toEqual([
      "5",
      "3",
    ]);
  });

  it("refuses an answer that does not exist, with the nearest label or all codes", async () => {
    const label = await refusal(() => categoryCodes(health, ["Elendig"], place));
    expect(label).toMatchObject({kind: "config", message: 'skema.helbred has no answer "Elendig".', place});
    expect(label.hint).toBe('Did you mean "Elendigt"?');
    const code = await refusal(() => categoryCodes(health, [7], place));
    expect(code.hint).toBe('The answers are 5 "Elendigt", 3 "Nogenlunde", 1 "Godt", 9 "Ved ikke".');
  });

  it("refuses to look for answers in a number variable", async () => {
    const error = await refusal(() => categoryCodes(variableIn(codebook, "skema", "alder"), [30], place));
    expect(error.message).toBe("skema.alder is a number variable and has no answers to choose among.");
    expect(error.hint).toMatch(/Derive bands/);
  });
});
