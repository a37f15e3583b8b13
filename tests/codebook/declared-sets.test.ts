import {describe, expect, it} from "vitest";
import {declareSets} from "../../src/codebook/declared-sets.ts";
import {resolveCodebook} from "../../src/codebook/resolve.ts";
import {codebookFileSpec} from "../../src/config/codebook-file.ts";
import {CliError} from "../../src/errors/cli-error.ts";
import type {SourceTable} from "../../src/sources/model.ts";

const columns: Record<string, (string | null)[]> = {
  angst: ["Ja", "Nej", null],
  gaeld: ["x", null, null],
  note: ["a", "b", "c"],
};

const table: SourceTable = {
  key: "sager",
  files: [],
  dataFile: "sager.csv",
  columns: Object.entries(columns).map(([name, values]) => ({name, values, reading: {kind: "text"}})),
  rowCount: 3,
  lines: [2, 3, 4],
  variables: Object.keys(columns).map((name) => ({
    name,
    question: null,
    kind: "unknown",
    labels: [],
    option: null,
    missing: null,
    measure: null,
    place: {file: "sager.csv", line: 1},
  })),
  notes: [],
  held: null,
};

function declare(set: unknown, of = table): SourceTable {
  const value = codebookFileSpec.parse({sources: {sager: {sets: {problem: set}}}});
  const [made] = declareSets([of], {value, placeOf: (path) => ({file: "codebook.yaml", line: path.length})});
  if (made === undefined) throw new Error("nothing made");
  return made;
}

function refused(set: unknown, of = table): CliError {
  try {
    declare(set, of);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("was not refused");
}

const valuesOf = ({columns: all}: SourceTable, name: string) => all.find((each) => each.name === name)?.values;

describe("a question with several answers that the export knows nothing of", () => {
  it("is made of columns of yes and no, which become 1 and 0", () => {
    const made = declare({label: "Problemer", options: {angst: "Angst", gaeld: "Gæld"}});
    expect(valuesOf(made, "angst")).toEqual(["1", "0", null]);
    expect(valuesOf(made, "gaeld")).toEqual(["1", null, null]);
    expect(valuesOf(made, "note")).toEqual(["a", "b", "c"]);
    expect(made.variables.map(({kind, option}) => [kind, option])).toEqual([
      ["multiple", {set: "problem", code: "angst", label: "Angst"}],
      ["multiple", {set: "problem", code: "gaeld", label: "Gæld"}],
      ["unknown", null],
    ]);
  });

  it("is told by the label under `sets`, else by the variable's own", () => {
    const optionIn = (options: unknown) => {
      const sager = {variables: {angst: {label: "Noget andet", asked_at: [1]}}, sets: {problem: {options}}};
      const value = codebookFileSpec.parse({sources: {sager}});
      const placeOf = () => ({file: "codebook.yaml"});
      const codebook = resolveCodebook(declareSets([table], {value, placeOf}), {}, value, placeOf);
      const {label, option, askedAt} = codebook.get("sager")?.variables.get("angst") ?? {};
      return {label, option: option?.label, askedAt};
    };
    expect(optionIn({angst: "Angst"})).toEqual({label: "Angst", option: "Angst", askedAt: [1]});
    expect(optionIn(["angst"])).toEqual({label: "Noget andet", option: "Noget andet", askedAt: [1]});
  });

  it("is asked as `sets` says, and where that says nothing shown by its label", () => {
    const questionOf = (set: object) => {
      const sager = {sets: {problem: {options: ["angst", "gaeld"], ...set}}};
      const value = codebookFileSpec.parse({sources: {sager}});
      const placeOf = () => ({file: "codebook.yaml"});
      const codebook = resolveCodebook(declareSets([table], {value, placeOf}), {}, value, placeOf);
      return codebook.get("sager")?.sets.get("problem")?.question;
    };
    expect(questionOf({label: "Problemer", question: "Hvilke?"})).toBe("Hvilke?");
    expect(questionOf({label: "Problemer"})).toBe("Problemer");
    expect(questionOf({})).toBe("problem");
  });

  it("takes an empty field for not chosen on demand, so that nobody is unanswered", () => {
    const made = declare({options: ["angst", "gaeld"], blank: "not_chosen"});
    expect(valuesOf(made, "gaeld")).toEqual(["1", "0", "0"]);
    expect(made.variables[0]?.option?.label).toBe("angst");
  });

  it("takes the author's own word for chosen", () => {
    expect(valuesOf(declare({options: ["note"], chosen: ["a", "b", "c"]}), "note")).toEqual(["1", "1", "1"]);
  });

  it("is refused for other values by their line, unknown columns, and columns that are options already", () => {
    expect(refused({options: ["note"]})).toMatchObject({kind: "data", place: {file: "sager.csv", line: 2}});
    expect(refused({options: ["angts"]})).toMatchObject({kind: "config", hint: 'Did you mean "angst"?'});
    const made = declare({options: ["angst"]});
    expect(refused({options: ["angst"]}, made).message).toBe('"angst" is an option of "problem" already.');
  });

  it("needs 1 and 0 in an export whose rows stay in the database", () => {
    const held = {
      table: "t",
      columnNames: new Map(),
      numbered: new Set<string>(),
      manyValued: new Set<string>(),
      rowNumber: "rowid",
      numbers: new Map<string, string>(),
      isoTimes: new Set<string>(),
    };
    const large = (values: (string | null)[]): SourceTable => ({
      ...table,
      held,
      columns: [{name: "angst", values, reading: {kind: "number", decimal: "."}}],
    });
    expect(valuesOf(declare({options: ["angst"]}, large(["0", "1"])), "angst")).toEqual(["0", "1"]);
    expect(refused({options: ["angst"]}, large(["Ja", "Nej"])).message).toMatch(/must hold 1 and 0/);
  });
});
