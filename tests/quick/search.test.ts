import {describe, expect, it} from "vitest";
import type {ListedVariable, VariableList} from "../../src/quick/model.ts";
import {searched} from "../../src/quick/search.ts";

const variable = (name: string, label: string, question: string, ...answers: string[]): ListedVariable => ({
  name,
  label,
  question,
  kind: "categorical",
  answered: 0,
  answers: answers.map((answer, index) => ({code: String(index), label: answer, count: 0, share: null})),
  summary: null,
  missing: {noForm: 0, notAsked: 0, noAnswer: 0},
});

const list: VariableList = {
  title: "Skema",
  notes: [],
  sources: [
    {
      key: "skema",
      name: "Skema",
      wave: null,
      population: {label: "alle", size: 1},
      note: null,
      variables: [
        variable("maalepkt", "Målepunkt", "Hvornår er målingen?", "Før", "Efter"),
        variable("helbred", "Psykisk helbred", "Hvordan er dit helbred?", "Godt", "Dårligt"),
        variable("cafe", "Café", "Går du på café?", "Ja", "Nej"),
      ],
    },
    {
      key: "register",
      name: "Register",
      wave: null,
      population: {label: "alle", size: 1},
      note: null,
      variables: [variable("job", "Job", "Job")],
    },
  ],
};

const found = (...words: string[]) =>
  searched(list, words).sources.flatMap(({variables}) => variables.map(({name}) => name));

describe("searched(list, words)", () => {
  it("looks in name, label, question and answers, whatever the case", () => {
    expect(found("HELBRED")).toEqual(["helbred"]);
    expect(found("psykisk")).toEqual(["helbred"]);
    expect(found("hvornår")).toEqual(["maalepkt"]);
    expect(found("efter")).toEqual(["maalepkt"]);
  });

  it("wants every word, in any of them", () => {
    expect(found("helbred", "dårligt")).toEqual(["helbred"]);
    expect(found("helbred dårligt")).toEqual(["helbred"]);
    expect(found("helbred", "efter")).toEqual([]);
  });

  it.each(["målepunkt", "maalepunkt", "malepunkt", "MÅLEPUNKT", "m\u0061\u030alepunkt"])(
    "finds Målepunkt by %s",
    (word) => expect(found(word)).toEqual(["maalepkt"]),
  );

  it("finds maalepkt by målepkt, and café by cafe", () => {
    expect(found("målepkt")).toEqual(["maalepkt"]);
    expect(found("cafe")).toEqual(["cafe"]);
  });

  it("leaves out sources without finds, and keeps all without words", () => {
    expect(searched(list, ["job"]).sources.map(({key}) => key)).toEqual(["register"]);
    expect(searched(list, [])).toBe(list);
  });
});
