import {describe, expect, it} from "vitest";
import {withGuessedAnswers} from "../../src/pipeline/bare-variables.ts";
import type {SourceVariable} from "../../src/sources/model.ts";
import {tableOf} from "../personal-data/support.ts";

const guessed = (values: readonly (string | null)[], more: Partial<SourceVariable> = {}) => {
  const table = tableOf("fil", {v: values});
  const variables = table.variables.map((variable) => ({...variable, ...more}));
  const [variable] = withGuessedAnswers({...table, variables}).variables;
  return {kind: variable?.kind, labels: variable?.labels.map(({code, label}) => `${code}=${label}`)};
};
const times = (count: number, ...values: string[]) => Array.from({length: count}, () => values).flat();

describe("withGuessedAnswers(table)", () => {
  it("takes few whole numbers for answers, in their order", () => {
    expect(guessed(times(3, "10", "2", "1"))).toEqual({kind: "single", labels: ["1=1", "2=2", "10=10"]});
  });

  it("takes few short texts for answers, in Danish order", () => {
    expect(guessed(times(3, "Århus", "Ærø", "Zoo", "Aalborg", "By"))).toEqual({
      kind: "single",
      labels: ["By=By", "Zoo=Zoo", "Ærø=Ærø", "Aalborg=Aalborg", "Århus=Århus"],
    });
  });

  it.each([
    ["numbers with decimals", times(3, "1,5", "2,5")],
    ["numbers that hardly any share", ["12", "14", "15", "18", "12"]],
    ["many numbers", times(3, ...Array.from({length: 13}, (_, index) => String(index)))],
    ["long texts", times(3, "x".repeat(61))],
    ["nothing", [null, null]],
  ])("leaves %s as they are", (_, values) => {
    expect(guessed(values)).toEqual({kind: "unknown", labels: []});
  });

  it("takes in values that the export's labels leave out", () => {
    const labels = [
      {code: "1", label: "Slet ikke"},
      {code: "5", label: "I høj grad"},
    ];
    expect(guessed(times(2, "1", "2", "5"), {kind: "single", labels})).toEqual({
      kind: "single",
      labels: ["1=Slet ikke", "5=I høj grad", "2=2"],
    });
  });

  it("takes what SPSS has as categories for answers, though nobody has labelled them", () => {
    const text = {kind: "text", measure: "nominal"} as const;
    expect(guessed(times(3, "M", "K"), text)).toEqual({kind: "single", labels: ["K=K", "M=M"]});
    expect(guessed(times(3, "1", "2"), {kind: "number", measure: "ordinal"}).kind).toBe("single");
    expect(guessed(times(3, "1", "2"), {kind: "number", measure: "scale"}).kind).toBe("number");
    expect(guessed(["Mette", "Klaus", "Ida"], text).kind).toBe("text");
    expect(guessed(times(3, "ja"), {kind: "text"}).kind).toBe("text");
  });

  it("takes a number for a number though its missing code has a label", () => {
    const ages = Array.from({length: 40}, (_, index) => String(20 + index));
    expect(guessed([...ages, "999"], {kind: "single", labels: [{code: "999", label: "Uoplyst"}]}).kind).toBe("number");
  });

  it("leaves values that the export declares missing out of the answers", () => {
    const missing = {values: ["9"], range: {from: 90, to: null}};
    expect(guessed(times(3, "1", "2", "9", "99"), {missing}).labels).toEqual(["1=1", "2=2"]);
  });
});
