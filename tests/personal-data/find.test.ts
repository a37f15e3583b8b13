import {describe, expect, it} from "vitest";
import {findPersonalData, hintsOf, personalNames} from "../../src/personal-data/find.ts";
import {heldRows, tableOf} from "./support.ts";

describe("findPersonalData(table)", () => {
  it("names source and column of each find, and the rest of the columns not", () => {
    const table = tableOf("borger", {
      id: ["010190-1234", "020290-1234", "010190-1234", null],
      alder: ["30", "31", "30", null],
      note: ["Ja", "skriv til a@b.dk", null, null],
    });
    expect(findPersonalData(table)).toEqual([
      {source: "borger", column: "id", hasMore: false, values: 2, found: [{kind: "cpr", values: 2}], where: "values"},
      {source: "borger", column: "note", hasMore: false, values: 2, found: [{kind: "email", values: 1}], where: "text"},
    ]);
  });

  it("takes a hint from the question as well as from the name", () => {
    const table = tableOf("borger", {v1: ["28349910", "31415926"]});
    expect(findPersonalData(table)).toEqual([]);
    const asked = {...table, variables: table.variables.map((each) => ({...each, question: "Dit telefonnummer?"}))};
    expect(findPersonalData(asked)).toHaveLength(1);
  });

  it("tells that it has not seen all of a column whose rows are in the database", () => {
    const held = heldRows(["id"]);
    const table = {...tableOf("borger", {id: ["010190-1234"], mail: ["a@b.dk"]}), held};
    expect(findPersonalData(table).map(({hasMore}) => hasMore)).toEqual([true, false]);
  });

  it("looks at no column of dates", () => {
    expect(findPersonalData(tableOf("borger", {lukket: ["2018-04-26 12:28:58", "2018-04-27 12:28:58"]}))).toEqual([]);
  });
});

describe("hintsOf(name, question)", () => {
  it("knows CPR and phone columns by their words", () => {
    for (const name of ["cpr", "CPRNR", "personnummer", "borger_cpr"]) expect(hintsOf(name, "").cpr).toBe(true);
    for (const name of ["tlf", "Telefon", "mobil", "phone_1"]) expect(hintsOf(name, "").phone).toBe(true);
    expect(hintsOf("mobilitet", "Personale")).toEqual({cpr: false, phone: false});
  });
});

describe("personalNames(table)", () => {
  it("gives the numbers of columns that are named by a person's data, as a file without a header has", () => {
    expect(personalNames(tableOf("borger", {"010190-1234": [], alder: [], "a@b.dk": [], "28349910": []}))).toHaveLength(
      2,
    );
    expect(personalNames(tableOf("borger", {id: [], "010190-1234": []}))).toEqual([2]);
  });
});
