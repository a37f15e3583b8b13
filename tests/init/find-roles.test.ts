import {describe, expect, it} from "vitest";
import {findRoles} from "../../src/init/find-roles.ts";
import {labelsOf, tableOf} from "./tables.ts";

const answers = ["1", "2", "2", "1", "1", "2"];

describe("the id", () => {
  it("is the column whose name says so", () => {
    const table = tableOf({
      svar: answers,
      borger_id: ["a", "b", "c", "d", "e", "f"],
      navn: ["g", "h", "i", "j", "k", "l"],
    });
    expect(findRoles(table, "csv").id).toBe("borger_id");
  });

  it("is a column of different codes when no name says so", () => {
    const table = tableOf({svar: answers, kode: ["B1", "B2", "B3", "B4", "B5", "B6"]});
    expect(findRoles(table, "csv").id).toBe("kode");
  });

  it("is the row when nothing tells the persons apart", () => {
    expect(findRoles(tableOf({svar: answers, koen: answers}), "csv").id).toBe("$row");
  });

  it("is not a name that says id over values that repeat", () => {
    expect(findRoles(tableOf({svar: answers, skole_id: ["1", "1", "1", "2", "2", "2"]}), "csv").id).toBe("$row");
  });

  it("with waves is the person's, not the invitation's", () => {
    const table = tableOf({
      responde: ["901", "902", "903", "904", "905", "906"],
      borgerid: ["a", "b", "c", "a", "b", "c"],
      maalepkt: ["1", "1", "1", "2", "2", "2"],
      svar: answers,
    });
    expect(findRoles(table, "surveyxact")).toMatchObject({id: "borgerid", waves: {spec: "maalepkt"}});
  });
});

describe("waves", () => {
  const ids = ["a", "b", "c", "a", "b", "c"];

  it("are called what the labels call them", () => {
    const told = {wave: {labels: labelsOf({1: "Før", 3: "Efter"})}};
    const table = tableOf({id: ids, wave: ["1", "1", "1", "3", "3", "3"], svar: answers}, told);
    expect(findRoles(table, "csv").waves?.waves).toEqual([
      {wave: 1, label: "Før"},
      {wave: 3, label: "Efter"},
    ]);
  });

  it("in words are numbered, the baseline first", () => {
    const table = tableOf({
      id: ids,
      runde: ["12 måneder", "6 måneder", "6 måneder", "baseline", "baseline", "baseline"],
      svar: answers,
    });
    expect(findRoles(table, "csv").waves?.spec).toEqual({
      variable: "runde",
      values: {baseline: 1, "6 måneder": 2, "12 måneder": 3},
    });
  });

  it("are years where the same come back year by year, numbered as the years", () => {
    const children = {barn_id: ["a", "b", "a", "b"], fravaer: ["11,0", "3,4", "9,1", "8,8"]};
    const school = findRoles(tableOf({...children, skoleaar: ["2021/22", "2021/22", "2022/23", "2022/23"]}), "csv");
    expect(school).toMatchObject({
      id: "barn_id",
      waves: {
        spec: {variable: "skoleaar", values: {"2021/22": 2021, "2022/23": 2022}},
        waves: [
          {wave: 2021, label: "2021/22"},
          {wave: 2022, label: "2022/23"},
        ],
      },
    });
    const plain = findRoles(tableOf({...children, aar: ["2021", "2021", "2022", "2022"]}), "csv");
    expect(plain).toMatchObject({id: "barn_id", waves: {spec: "aar"}});
  });

  it("are no years where a variable of waves tells, years mean something else, or two begin alike", () => {
    const both = tableOf({
      id: ["a", "b", "a", "b"],
      aar: ["2021", "2021", "2022", "2022"],
      maaling: ["1", "1", "2", "2"],
    });
    const born = tableOf({id: ["a", "b", "c"], aar: ["1961", "1970", "1970"]});
    const alike = tableOf({id: ["a", "b", "a", "b"], aar: ["2021", "2021", "2021/22", "2021/22"]});
    const words = tableOf({id: ["a", "b", "a", "b"], aar: ["2021", "2021", "sidst", "sidst"]});
    expect(findRoles(both, "csv").waves?.spec).toBe("maaling");
    expect([born, alike, words].map((table) => findRoles(table, "csv").waves)).toEqual([null, null, null]);
  });

  it("are none where nobody comes back", () => {
    const table = tableOf({id: ["a", "b", "c", "d", "e", "f"], wave: ["1", "1", "1", "2", "2", "2"], svar: answers});
    expect(findRoles(table, "csv").waves).toBeNull();
  });

  it("stand in the ends of names", () => {
    const table = tableOf({
      id: ["a", "b"],
      trivsel_m1: ["1", "2"],
      trivsel_m3: ["1", "2"],
      job_m1: ["1", "2"],
      job_m3: ["1", "2"],
      koen: ["1", "2"],
    });
    expect(findRoles(table, "csv")).toMatchObject({id: "id", waves: {spec: {suffix: {_m1: 1, _m3: 3}}}});
  });

  it("stand in words at the ends of names", () => {
    const table = tableOf({
      id: ["a", "b"],
      trivsel_foer: ["1", "2"],
      trivsel_efter: ["1", "2"],
      job_foer: ["1", "2"],
      job_efter: ["1", "2"],
    });
    expect(findRoles(table, "csv").waves?.spec).toEqual({suffix: {_foer: 1, _efter: 2}});
  });

  it("are not the numbers of one battery's items", () => {
    const one = tableOf({id: ["a", "b"], bip_m1: ["1", "2"], bip_m2: ["1", "2"], bip_m3: ["1", "2"], koen: ["1", "2"]});
    const bare = tableOf({id: ["a", "b"], who_1: ["1", "2"], who_2: ["1", "2"], bip_1: ["1", "2"], bip_2: ["1", "2"]});
    expect(findRoles(one, "csv").waves).toBeNull();
    expect(findRoles(bare, "csv").waves).toBeNull();
  });

  it("are bare numbers only where the wording repeats too", () => {
    const told = (question: string) => ({question, kind: "single" as const});
    const columns = {id: ["a", "b"], q1_1: ["1", "2"], q1_2: ["1", "2"], q2_1: ["1", "2"], q2_2: ["1", "2"]};
    const same = tableOf(columns, {q1_1: told("Glad?"), q1_2: told("Glad?"), q2_1: told("Rask?"), q2_2: told("Rask?")});
    const other = tableOf(columns, {
      q1_1: told("Glad?"),
      q1_2: told("Rolig?"),
      q2_1: told("Rask?"),
      q2_2: told("Aktiv?"),
    });
    expect(findRoles(same, "csv").waves?.spec).toEqual({suffix: {_1: 1, _2: 2}});
    expect(findRoles(other, "csv").waves).toBeNull();
  });
});

describe("forms", () => {
  const columns = {id: ["a", "b"], stato_4: ["1", "0"], closetim: ["2026-01-02 10:00:00", "2026-01-03 11:00:00"]};

  it("are finished where SurveyXact says so, and dated", () => {
    expect(findRoles(tableOf(columns), "surveyxact")).toMatchObject({completed: "stato_4", closed: "closetim"});
  });

  it("are all counted where no form is finished", () => {
    expect(findRoles(tableOf({...columns, stato_4: ["0", "0"]}), "surveyxact").completed).toBeNull();
  });
});
