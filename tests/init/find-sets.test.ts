import {describe, expect, it} from "vitest";
import {findSets, withSets} from "../../src/init/find-sets.ts";
import {labelsOf, tableOf} from "./tables.ts";

const mixed = ["0", "1", null];
const klasser = {klasse_1: mixed, klasse_2: ["1", "1", "1"], klasse_3: ["0", "0", "0"]};

describe("findSets(table, type)", () => {
  it("makes one question of neighbours with numbered names that hold 0 and 1", () => {
    expect(findSets(tableOf({id: ["a", "b", "c"], ...klasser, alder: ["20", "30", "40"]}), "csv")).toEqual([
      {
        name: "klasse",
        question: "Klasse",
        options: {klasse_1: "Klasse 1", klasse_2: "Klasse 2", klasse_3: "Klasse 3"},
      },
    ]);
  });

  it("gives it another name than a column has", () => {
    expect(findSets(tableOf({klasse: mixed, ...klasser}), "csv").map(({name}) => name)).toEqual(["klasse_svar"]);
  });

  it("takes two columns for two questions, as others than 0 and 1, and gaps in the numbers", () => {
    const none = [
      tableOf({klasse_1: mixed, klasse_2: mixed}),
      tableOf({klasse_1: mixed, klasse_2: mixed, klasse_3: ["0", "1", "2"]}),
      tableOf({klasse_1: mixed, klasse_2: mixed, klasse_4: mixed}),
      tableOf({klasse_1: mixed, klasse_2: mixed, gruppe_3: mixed}),
      tableOf({klasse_1: [null], klasse_2: [null], klasse_3: [null]}),
    ];
    expect(none.flatMap((table) => findSets(table, "csv"))).toEqual([]);
  });

  it("leaves what the export tells of as it tells it, and the survey system's own columns", () => {
    const labels = labelsOf({0: "Nej", 1: "Ja"});
    const told = {klasse_1: {labels}, klasse_2: {labels}, klasse_3: {labels}};
    const system = {stato_1: mixed, stato_2: mixed, stato_3: mixed, stato_4: mixed};
    expect(findSets(tableOf(klasser, told), "csv")).toEqual([]);
    expect(findSets(tableOf(klasser, {klasse_2: {question: "Er du glad?"}}), "csv")).toEqual([]);
    expect(findSets(tableOf(system), "csv")).toEqual([]);
  });
});

describe("withSets(table, found)", () => {
  it("reads the columns as the options of the question", () => {
    const table = tableOf(klasser);
    expect(withSets(table, findSets(table, "csv")).variables[1]).toMatchObject({
      kind: "multiple",
      question: "Klasse",
      option: {set: "klasse", code: "klasse_2", label: "Klasse 2"},
    });
  });
});
