import {readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {readEvaluation} from "../../src/config/read-files.ts";
import {analyseLoaded, loadData} from "../../src/pipeline/analyse.ts";
import {openEngine} from "../../src/store/open.ts";
import {createDatabase, execute, type TestDatabase, testServers} from "../support/postgres.ts";
import {type Folder, loadRegister, registerFolder, registerVariable} from "../support/register.ts";
import {createReader, type Reader} from "../support/shards.ts";
import {run} from "../support/terminal.ts";

const {urls, missing} = await testServers();

describe.skipIf(urls.length === 0)(`an evaluation of tables${missing}`, () => {
  let database: TestDatabase;
  let reader: Reader;
  let folder: Folder | undefined;

  beforeAll(async () => {
    database = await createDatabase(urls[0] ?? "");
    await loadRegister(database.url, 600);
    await execute(
      database.url,
      // Two persons of one id, one of whom answers no more: the earlier counts.
      "CREATE TABLE double AS SELECT * FROM svar UNION ALL SELECT id, maaling, status, lukket - interval '1 day', 9 FROM svar WHERE id <= 5",
      "CREATE TABLE privat AS SELECT id, 'Skriv til borger' || id || '@example.dk' AS besked, lpad(CAST(101700000 + id * 1234567 AS TEXT), 10, '0') AS cprnr FROM person",
      `CREATE TABLE tekst AS SELECT CAST(id AS TEXT) AS id, CASE koen WHEN 'K' THEN ' K ' ELSE koen END AS koen,
        CAST(kommune AS TEXT) || ',0' AS kommune, CASE WHEN id % 7 = 0 THEN 'NA' ELSE CAST(alder AS TEXT) || ',5' END AS alder,
        to_char(date '2000-01-31' + id, 'DD-MM-YYYY') AS dag FROM person`,
    );
    reader = await createReader(database.url);
  });
  afterEach(async () => {
    await folder?.remove();
    folder = undefined;
  });
  afterAll(async () => {
    await reader.drop();
    await database.drop();
  });

  async function told(command: string, change?: (text: string) => string, ...options: string[]) {
    folder = await registerFolder(change);
    process.env[registerVariable] = reader.url;
    const out = join(tmpdir(), `maalepunkt-server-${process.pid}`);
    const where = command === "build" || command === "data" || command === "batch" ? ["--out", out] : [];
    const result = await run(command, folder.path, ...where, ...options);
    const index = await readFile(join(out, "index.html"), "utf8").catch(() => "");
    await rm(out, {recursive: true, force: true});
    return {...result, index};
  }

  const refused = async (change: (text: string) => string) => {
    const {exitCode, errors} = await told("check", change);
    expect(exitCode).not.toBe(0);
    expect(errors).not.toMatch(/defect of maalepunkt/);
    expect(errors).not.toContain(new URL(reader.url).password);
    return errors;
  };

  it("is built, checked, looked into and listed by a user who may only read", async () => {
    expect((await told("check")).exitCode).toBe(0);
    expect((await told("build", undefined, "--format", "json,html")).exitCode).toBe(0);
    expect((await told("data")).exitCode).toBe(0);
    const table = await told("table", undefined, "--rows", "koen", "--columns", "kommune");
    expect(table).toMatchObject({exitCode: 0, errors: ""});
    expect(table.output).toContain("Kvinde");
    expect((await told("variables")).output).toContain("Helbred");
  });

  it("makes a report a unit, and knows the numbers of each", async () => {
    const units = "units: {variable: person.kommune, name: Kommune, smallest: 10, below: skip}\n";
    const {exitCode, index} = await told("batch", (text) => text + units, "--format", "json");
    expect(exitCode).toBe(0);
    for (const name of ["Assens", "Bjerringbro", "Cornum"]) expect(index).toMatch(new RegExp(`${name}[^0-9]*200`));
  });

  it("drops the later of double entries and the unfinished, and tells how many", async () => {
    folder = await registerFolder((text) => text.replace("table: svar", "table: double"));
    process.env[registerVariable] = reader.url;
    const files = await readEvaluation(folder.path);
    const data = await loadData(files, openEngine(), "refuse");
    const results = await analyseLoaded(files, data).finally(data.store.close);
    const answers = results.dataReport.sources.find(({key}) => key === "svar");
    expect(answers).toMatchObject({rowsRead: 1210, kept: 1080});
    expect(answers?.dropped.map(({reason, count, rows}) => ({reason, count, rows}))).toEqual([
      {reason: "not-completed", count: 120, rows: []},
      {reason: "duplicate", count: 10, rows: []},
    ]);
  });

  it("looks for no double entries where the server lets none in", async () => {
    await execute(database.url, "CREATE TABLE ene AS SELECT * FROM svar", "CREATE UNIQUE INDEX ON ene (id, maaling)");
    await execute(database.url, `GRANT SELECT ON ene TO ${new URL(reader.url).username}`);
    const statements: string[] = [];
    folder = await registerFolder((text) => text.replace("table: svar", "table: ene"));
    process.env[registerVariable] = reader.url;
    const files = await readEvaluation(folder.path);
    const data = await loadData(files, openEngine(), "refuse", (sql) => statements.push(sql));
    await data.store.close();
    const doubles = statements.filter((sql) => /HAVING count\(\*\) > 1/.test(sql));
    expect(doubles).toHaveLength(1);
    expect(doubles[0]).toContain('FROM "person"');
    expect(data.store.sources.find(({key}) => key === "svar")?.kept).toBe(1080);
  });

  it("reads texts as a file's: padded, with decimal comma, marks for nothing and Danish dates", async () => {
    const change = (text: string) =>
      text
        .replace("table: person", "table: tekst")
        .replace(/^ {2}svar:.*\n/m, "")
        .replace(/^ {2}(helbred|begge):.*\n/gm, "");
    folder = await registerFolder(change, (text) => text.slice(0, text.indexOf("  svar:")));
    process.env[registerVariable] = reader.url;
    const files = await readEvaluation(folder.path);
    const data = await loadData(files, openEngine(), "refuse");
    try {
      const by = (variable: string) => ({source: "person", variable, wave: null});
      const count = (variable: string) =>
        data.store.counts({population: "alle", where: [], panel: null, by: [by(variable)]});
      const tally = (rows: Awaited<ReturnType<typeof count>>) =>
        Object.fromEntries(rows.map(({answers: [answer], n}) => [answer?.code ?? answer?.missing, n]));
      expect(tally(await count("koen"))).toEqual({K: 300, M: 300});
      expect(tally(await count("kommune"))).toEqual({1: 200, 2: 200, 3: 200});
      const ages = tally(await count("alder"));
      expect(ages["10.5"]).toBe(6);
      expect(ages.no_answer).toBe(85);
      expect(Object.keys(tally(await count("dag")))).toContain("2000-02-01");
    } finally {
      await data.store.close();
    }
  });

  it("tells of a table that is not there which one may be meant", async () => {
    expect(await refused((text) => text.replace("table: person", "table: persn"))).toMatch(
      /no table "persn" for the source "person"[\s\S]*Did you mean "person"\?/,
    );
  });

  it("tells of a column that is not there which one may be meant", async () => {
    expect(await refused((text) => text.replace("wave: maaling", "wave: maling"))).toMatch(
      /"svar" has no column "maling" for wave[\s\S]*Did you mean "maaling"\?/,
    );
  });

  it("refuses a query that the database cannot run, and counts one that it can", async () => {
    const query = (sql: string) => (text: string) => text.replace("table: person", `query: ${sql}`);
    expect(await refused(query("SELECT koen FROM persn"))).toMatch(/cannot run the query of the source "person"/);
    expect(await refused(query("DROP TABLE svar"))).toMatch(/cannot run the query/);
    expect(await told("check", query("SELECT * FROM person WHERE alder > 20"))).toMatchObject({exitCode: 0});
  });

  it("refuses files beside tables, tables without a database, and a database without tables", async () => {
    const asFile = (text: string) => text.replace("{type: database, table: person,", "{type: csv, path: person.csv,");
    expect(await refused(asFile)).toMatch(/Source "person" is a file[\s\S]*maalepunkt fetch/);
    expect(await refused((text) => text.replace(/database:\n.*\n.*\n/, ""))).toMatch(/Nobody says which server/);
  });

  it("refuses rows without an id of their own, unless they are stored somewhere", async () => {
    const row = (text: string) => text.replace("name: Register, id: id", "name: Register, id: $row");
    expect(await refused((text) => row(text).replace("table: person", "query: SELECT * FROM person"))).toMatch(
      /have no numbers of their own/,
    );
  });

  it("refuses an unknown wave, and values that are no answers, with their rows counted", async () => {
    expect(await refused((text) => text.replace(", 2: {label: Efter}", "").replace(/^ {2}begge.*\n/m, ""))).toMatch(
      /"2" in column "maaling" is none of the evaluation's waves \(600 rows\)/,
    );
    expect(
      await refused((text) =>
        text.replace("table: person", 'query: "SELECT id, koen, 7 AS kommune, alder FROM person"'),
      ),
    ).toMatch(/person\.kommune has "7" on 600 rows of "query of person"/);
  });

  it("finds personal data by counting, and shows none of them", async () => {
    const errors = await refused((text) =>
      text.replace(
        "table: person",
        'query: "SELECT p.*, privat.besked, privat.cprnr FROM person p JOIN privat USING (id)"',
      ),
    );
    expect(errors).toMatch(/2 columns look like personal data/);
    expect(errors).toMatch(/person\.besked.*600 of 600/);
    expect(errors).toMatch(/person\.cprnr/);
    expect(errors).not.toMatch(/@example|1017\d{5}/);
  });

  it("tells that its user may not read", async () => {
    await execute(database.url, "CREATE TABLE hemmelig (id integer)");
    expect(await refused((text) => text.replace("table: person", "table: hemmelig"))).toMatch(/may not read the table/);
  });
});
