import {access} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSource} from "../../src/sources/read-source.ts";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "reports/paa-vej-til-arbejde");
const common = {name: "", id: "borgerid"};

describe("the exports of the example", () => {
  it("are read in the EU form", async () => {
    const path = "../../data/paa-vej-til-arbejde/borgerskema";
    const table = await readSource("borger", {type: "surveyxact", path, ...common}, folder);
    expect(table.files.map(({path: name, rows, encoding, delimiter}) => ({name, rows, encoding, delimiter}))).toEqual(
      [
        ["dataset", 227],
        ["structure", 15],
        ["labels", 90],
      ].map(([part, rows]) => ({name: `${path}/${part}.csv`, rows, encoding: "windows-1252", delimiter: ";"})),
    );
    const who5 = table.variables.find((variable) => variable.name === "who5_1");
    expect(who5?.labels.map((each) => each.code)).toEqual(["5", "4", "3", "2", "1", "0"]);
    expect(who5?.labels.at(-1)?.label).toBe("På intet tidspunkt");
    expect(table.columns.find((column) => column.name === "closetim")?.reading).toEqual({
      kind: "datetime",
      order: "ymd",
    });
  });

  it("are read in the INTL_US form", async () => {
    const path = "../../data/paa-vej-til-arbejde/medarbejderskema";
    const table = await readSource("medarbejder", {type: "surveyxact", path, ...common}, folder);
    expect(table.files.map((file) => [file.rows, file.encoding, file.delimiter])).toEqual([
      [228, "utf-16le", "\t"],
      [31, "utf-16le", "\t"],
      [117, "utf-16le", "\t"],
    ]);
    const options = table.variables.flatMap((variable) => (variable.option === null ? [] : [variable]));
    expect(options.map((variable) => [variable.name, variable.option?.code, variable.option?.label])).toContainEqual([
      "diag_6",
      "7",
      "Anden personlighedsforstyrrelse",
    ]);
    expect(options).toHaveLength(10);
  });

  it("are read as CSV, with decimal comma and Danish dates", async () => {
    const path = "../../data/paa-vej-til-arbejde/forloeb.csv";
    const table = await readSource(
      "forloeb",
      {type: "csv", path, encoding: "auto", delimiter: "auto", ...common},
      folder,
    );
    expect(table.files[0]).toMatchObject({path, rows: 104, encoding: "utf-8", delimiter: ";"});
    expect(table.columns.map((column) => [column.name, column.reading.kind])).toEqual([
      ["borger_id", "text"],
      ["opstartsdato", "date"],
      ["opstartsmaaling", "text"],
      ["forloebsstatus", "text"],
      ["afslutningsdato", "date"],
      ["afslutningsaarsag", "text"],
      ["ordinaere_timer", "text"],
      ["timer_pr_uge", "number"],
      ["uddannelse", "text"],
      ["virksomhedspraktik", "text"],
      ["gruppeforloeb", "text"],
    ]);
  });
});

const survey = join(root, "../shared/data/surveyxact-school-survey");
const isThere = await access(survey).then(
  () => true,
  () => false,
);

describe("a school survey of 999 answers in 242 columns", () => {
  it("is the same in both text forms, and its traps are seen", async (context) => {
    context.skip(!isThere, "../shared/data/surveyxact-school-survey is not on this machine");
    const read = (form: string) =>
      readSource("skole", {type: "surveyxact", path: join(survey, form), ...common}, folder);
    const [wide, plain] = await Promise.all([read("tab_utf16"), read("semicolon_ansi")]);
    const values = (table: typeof wide) => table.columns.map((column) => [column.name, column.values]);
    const variables = (table: typeof wide) => table.variables.map((variable) => ({...variable, place: null}));
    expect(wide.lines).toHaveLength(999);
    expect(values(wide)).toEqual(values(plain));
    expect(variables(wide)).toEqual(variables(plain));
    const byName = new Map(wide.variables.map((variable) => [variable.name, variable]));
    expect(byName.get("v_1_14")?.option).toEqual({set: "v_1", code: "16", label: "Programmering"});
    expect(byName.get("s_6")?.labels.map((each) => each.code)).toEqual(["5", "1", "3", "4", "7", "6", "8"]);
    expect(byName.get("s_5")?.kind).toBe("text");
  });
});
