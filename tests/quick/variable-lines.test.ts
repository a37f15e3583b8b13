import {describe, expect, it} from "vitest";
import type {ListedVariable, VariableList} from "../../src/quick/model.ts";
import {textLength} from "../../src/quick/plain-text.ts";
import {plainStyle} from "../../src/quick/text-table.ts";
import {variableLines} from "../../src/quick/variable-lines.ts";

const variable = (more: Partial<ListedVariable>): ListedVariable => ({
  name: "v",
  label: "v",
  question: "v",
  kind: "categorical",
  answered: 0,
  answers: [],
  summary: null,
  missing: {noForm: 0, notAsked: 0, noAnswer: 0},
  ...(more.name === undefined ? {} : {label: more.name, question: more.name}),
  ...more,
});

const listOf = (...variables: ListedVariable[]): VariableList => ({
  title: "Skema",
  notes: ["En note om læsningen."],
  sources: [
    {
      key: "skema",
      name: "Skema",
      wave: {wave: 1, label: "Før"},
      population: {label: "borgere", size: 1200},
      note: null,
      variables,
    },
  ],
});

describe("variableLines(list, style)", () => {
  it("shows answers with bars, percent rounded half up, n, and who has not answered", () => {
    const answers = [
      {code: "1", label: "Godt", count: 1, share: 1 / 8},
      {code: "2", label: "Dårligt", count: 7, share: 7 / 8},
    ];
    const missing = {noForm: 3, notAsked: 2, noAnswer: 1190};
    const list = listOf(
      variable({name: "helbred", label: "Helbred", question: "Hvordan går det?", answered: 8, answers, missing}),
    );
    expect(variableLines(list, plainStyle).split("\n")).toEqual([
      "skema · Skema: 1.200 borgere, før",
      "",
      "helbred  Helbred (ét svar)",
      "  Hvordan går det?",
      "  1 Godt       ██▌                    13 %  1",
      "  2 Dårligt    █████████████████▌     88 %  7",
      "  8 har svaret · 1.190 ubesvaret · 2 ikke spurgt · 3 uden skema",
      "",
      "Anm.: En note om læsningen.",
      "",
    ]);
  });

  it("writes a code that has no label of its own once", () => {
    const answers = [
      {code: "Q3_1", label: "Q3_1", count: 1, share: 1 / 2},
      {code: "other", label: "Andet", count: 1, share: 1 / 2},
    ];
    const text = variableLines(listOf(variable({name: "Q3", answered: 2, answers})), plainStyle);
    expect(text).toMatch(/^ {2}Q3_1 +█/m);
    expect(text).toMatch(/^ {2}other Andet +█/m);
  });

  it("sums numbers up, and tells of text and dropped columns no more than that they are there", () => {
    const text = variableLines(
      listOf(
        variable({
          name: "alder",
          label: "Alder",
          kind: "number",
          answered: 3,
          summary: {minimum: 19, median: 30.5, maximum: 56},
        }),
        variable({name: "note", kind: "text", answered: 2}),
        variable({name: "cpr", kind: "dropped"}),
      ),
      plainStyle,
    );
    expect(text).toContain("3 har svaret · 19 til 56, median 30,5");
    expect(text).toContain("note (tekst)\n  2 har svaret\n");
    expect(text).toContain("cpr (udeladt som personoplysning)\n\nAnm.");
  });

  it("breaks long labels, questions and answers for a narrow terminal", () => {
    const long = "En meget lang svarmulighed om arbejde, uddannelse og alt det andet";
    const answers = [{code: "1", label: long, count: 1, share: 1}];
    const list = listOf(variable({name: "lang", label: long, question: `${long}?`, answered: 1, answers}));
    for (const line of variableLines(list, {...plainStyle, width: 60}).split("\n")) {
      expect(textLength(line)).toBeLessThanOrEqual(60);
    }
  });
});
