import {describe, expect, it} from "vitest";
import {classify} from "../../src/init/classify.ts";
import {countedRows} from "../../src/init/counted-rows.ts";
import {findRoles} from "../../src/init/find-roles.ts";
import type {Judged} from "../../src/init/judge.ts";
import type {SourceVariable} from "../../src/sources/model.ts";
import {labelsOf, tableOf} from "./tables.ts";

/** How one column is judged, among twelve persons; values are repeated to fill the rows. */
function judged(
  values: readonly (string | null)[],
  told: Partial<SourceVariable> = {},
  name = "v",
): Judged | undefined {
  const rows = Array.from({length: 12}, (_, index) => index);
  const columns = {id: rows.map((row) => `P${row}`), [name]: rows.map((row) => values[row % values.length] ?? null)};
  const table = tableOf(columns, {[name]: told});
  const roles = findRoles(table, "csv");
  return classify(table, "csv", roles, countedRows(table, roles))[1];
}

function variable(...of: Parameters<typeof judged>) {
  const found = judged(...of);
  if (found?.use !== "report") throw new Error(`left out: ${found?.left.reason}`);
  return found.variable;
}

function reason(...of: Parameters<typeof judged>): string {
  const found = judged(...of);
  return found?.use === "leave" ? found.left.reason : "";
}

const codes = (...of: Parameters<typeof judged>) => variable(...of).categories.map(({code}) => code);

describe("what a variable is good for", () => {
  it("few whole numbers without labels are answers, whose wording the author is asked for", () => {
    const found = variable(["3", "1", "2"]);
    expect(found.categories).toEqual(["1", "2", "3"].map((code) => ({code, label: code, missing: null})));
    expect(found.remarks.join()).toContain("labels");
  });

  it("many, large, broken or named numbers are a quantity", () => {
    expect(variable(["1", "2", "3", "4", "5", "6", "7", "8"]).kind).toBe("number");
    expect(variable(["18", "25"]).kind).toBe("number");
    expect(variable(["1,5", "2"]).kind).toBe("number");
    expect(variable(["1", "2"], {}, "antal_boern").kind).toBe("number");
    expect(variable(["1", "2"], {measure: "scale"}).kind).toBe("number");
  });

  it("a code far beyond the others is taken for a missing one, and said so", () => {
    const found = variable(["1", "2", "99"]);
    expect(found.categories.at(-1)).toEqual({code: "99", label: "Uoplyst (99)", missing: "no_answer"});
    expect(variable(["1", "2", "8", "9"]).categories.every(({missing}) => missing === null)).toBe(true);
  });

  it("a number that may be a missing code is pointed out, and not hidden", () => {
    expect(variable(["18", "40", "999"]).remarks.join()).toContain("999");
    expect(variable(["18", "40", "99"]).remarks.join()).toContain("99");
    expect(variable(["70", "80", "99"]).remarks).toEqual([]);
  });

  it("texts that repeat are answers, in Danish order with numbers by size", () => {
    expect(codes(["Århus", "Aalborg", "Odense"])).toEqual(["Odense", "Aalborg", "Århus"]);
    expect(codes(["30-39 år", "9 år", "100 år"])).toEqual(["9 år", "30-39 år", "100 år"]);
  });

  it("texts that are a known scale stand in its order", () => {
    expect(codes(["Tilfreds", "Meget utilfreds", "Utilfreds", "Meget tilfreds"])).toEqual([
      "Meget tilfreds",
      "Tilfreds",
      "Utilfreds",
      "Meget utilfreds",
    ]);
  });

  it("true and false are Ja and Nej", () => {
    expect(variable(["false", "true"]).categories.map(({label}) => label)).toEqual(["Ja", "Nej"]);
  });

  it("labels of the export are its answers, with what means missing behind", () => {
    const labels = labelsOf({1: "Ja", 8: "Ved ikke", 2: "Nej"});
    expect(
      variable(["1", "2", "8"], {kind: "single", labels}).categories.map(({label, missing}) => [label, missing]),
    ).toEqual([
      ["Ja", null],
      ["Nej", null],
      ["Ved ikke", "dont_know"],
    ]);
  });

  it("codes without a label among labelled ones are kept, so that the report builds", () => {
    const labels = labelsOf({1: "Rød", 2: "Grøn"});
    expect(variable(["1", "2", "3", "99"], {kind: "single", labels}).categories.slice(2)).toEqual([
      {code: "3", label: "3", missing: null},
      {code: "99", label: "Uoplyst (99)", missing: "no_answer"},
    ]);
  });

  it("a number with labelled ends is a number, without its labelled missing codes", () => {
    const many = Array.from({length: 20}, (_, index) => String(index));
    const rows = Array.from({length: 20}, (_, index) => `P${index}`);
    const judge = (labels: SourceVariable["labels"]) => {
      const table = tableOf({id: rows, v: many}, {v: {labels}});
      const roles = findRoles(table, "spss");
      return classify(table, "spss", roles, countedRows(table, roles))[1];
    };
    expect(judge(labelsOf({0: "Slet ikke", 19: "Meget"}))).toMatchObject({variable: {kind: "number", categories: []}});
    const categories = [{code: "19", label: "Ved ikke", missing: "dont_know"}];
    expect(judge(labelsOf({0: "Slet ikke", 19: "Ved ikke"}))).toMatchObject({variable: {kind: "number", categories}});
  });

  it("what the export declares missing is no answer, with and without a label", () => {
    const missing = {values: ["8", "9"], range: null};
    const labels = labelsOf({1: "Ja", 2: "Nej", 8: "Afbrudt"});
    const found = variable(["1", "2", "8", "9"], {kind: "single", labels, missing});
    expect(found.categories.map(({code, missing: kind}) => [code, kind])).toEqual([
      ["1", null],
      ["2", null],
      ["8", "no_answer"],
    ]);
    expect(reason(["8", "9"], {kind: "single", labels, missing})).toBe("ingen svar");
  });

  it("words that only hold the name of a quantity are no quantity", () => {
    expect(variable(["1", "2"], {question: "Hvornår stod du op?"}).kind).toBe("categorical");
    expect(variable(["1", "2"], {question: "Language"}).kind).toBe("categorical");
    expect(variable(["1", "2"], {question: "Hvor mange år har du gået i skole?"}).kind).toBe("number");
  });

  it.each([
    ["fritekst", ["Det gik godt", "Ikke så godt", "Fint nok", "Hm", "Tja", "Måske", "Nix"], {}, "v"],
    ["fritekst", ["Ja", "Nej"], {kind: "text" as const}, "v"],
    ["samme værdi overalt", ["2026"], {}, "v"],
    ["samme værdi overalt", ["x"], {}, "v"],
    ["ingen svar", [null], {}, "v"],
    ["ingen svar", ["9"], {kind: "single" as const, labels: labelsOf({1: "Ja", 9: "Ubesvaret"})}, "v"],
    ["dato", ["2026-01-02", "2026-02-03"], {}, "v"],
    ["kan være personoplysninger", ["Ib", "Bo"], {}, "fornavn"],
    ["kode for et sted", ["4000", "5000"], {}, "postnr"],
    ["ligner personoplysninger", ["010190-1234", "020285-4321", "030375-1111"], {}, "v"],
    ["står ikke i datafilen", [], {}, "v"],
  ])("left out as «%s»: %j", (why, values, told, name) => {
    if (why === "står ikke i datafilen") {
      const table = tableOf({id: ["a", "b"]}, {});
      const described = {...table, variables: [...table.variables, {...table.variables[0], name: "v"}]} as typeof table;
      const roles = findRoles(described, "csv");
      expect(classify(described, "csv", roles, countedRows(described, roles))[1]).toMatchObject({left: {reason: why}});
    } else expect(reason(values, told, name)).toBe(why);
  });
});

describe("rows that count", () => {
  it("are finished, have a person, and are the earliest of double entries", () => {
    const table = tableOf({
      id: ["a", "a", "b", null, "c"],
      closetim: ["2026-01-05", "2026-01-02", "2026-01-03", "2026-01-04", "2026-01-06"],
      stato_4: ["1", "1", "0", "1", "1"],
    });
    const roles = {id: "id", waves: null, completed: "stato_4", closed: "closetim"};
    expect(countedRows(table, roles)).toEqual([
      {row: 1, wave: null},
      {row: 4, wave: null},
    ]);
  });

  it("at several waves are one a person and wave", () => {
    const table = tableOf({id: ["a", "a", "a"], wave: ["1", "2", "2"]});
    const waves = {spec: "wave", variable: "wave", waves: [], waveOf: () => null};
    expect(countedRows(table, {id: "id", waves, completed: null, closed: null})).toEqual([
      {row: 0, wave: 1},
      {row: 1, wave: 2},
    ]);
  });
});
