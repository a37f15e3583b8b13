import {describe, expect, it} from "vitest";
import {findPersonalData} from "../../src/personal-data/find.ts";
import {type ProtectionFiles, protectSources} from "../../src/personal-data/protect.ts";
import type {KeyEffects} from "../../src/personal-data/pseudonym-key.ts";
import type {SourceTable} from "../../src/sources/model.ts";
import {refusal} from "../sources/support.ts";
import {filesOf, heldRows, tableOf} from "./support.ts";

const effects: KeyEffects = {
  environment: {MAALEPUNKT_PSEUDONYM_KEY: "en hemmelighed paa mange tegn"},
  readText: () => Promise.reject(new Error("no file")),
  realPath: async (path) => path,
  permissions: async () => 0o600,
  home: "/",
};

const cprNumbers = ["010190-1234", "020290-1234", "030390-1234"];
const borger = tableOf("borger", {
  id: cprNumbers,
  alder: ["30", "31", "32"],
  note: ["Ja tak", "skriv til a@b.dk, jeg er 010190-1234", null],
});
const register = tableOf("register", {id: ["0202901234", "101901234", "0303901234"], job: ["Ja", "Nej", "Ja"]});

const protect = (tables: readonly SourceTable[], files: ProtectionFiles) => protectSources(tables, files, effects);
const codebookOf = (borgerSays: string, registerSays = "id: {personal: pseudonymise}") =>
  filesOf(`sources: {borger: {variables: {${borgerSays}}}, register: {variables: {${registerSays}}}}`, [
    "borger",
    "register",
  ]);
const valuesOf = (table: SourceTable | undefined, name: string) =>
  table?.columns.find((column) => column.name === name)?.values;

describe("protectSources(tables, files)", () => {
  it("stops at all columns that nothing is said of, in one error with numbers and without values", async () => {
    const error = await refusal(() => protect([borger, register], filesOf("{}", ["borger", "register"])));
    expect(error.kind).toBe("data");
    expect(error.message).toBe(
      "3 columns look like personal data: borger.id (3 of 3 different values look like CPR numbers); borger.note (1 of 2 different texts holds a CPR number, 1 holds an e-mail address); register.id (3 of 3 different values look like CPR numbers).",
    );
    expect(error.place).toEqual({file: "codebook.yaml"});
    expect(error.hint).toContain("{personal: pseudonymise}");
  });

  it("names one column alone, and at most twelve", async () => {
    const one = await refusal(() => protect([tableOf("borger", {mail: ["a@b.dk"]})], filesOf("{}", ["borger"])));
    expect(one.message).toBe(
      "A column looks like personal data: borger.mail (1 of 1 different values looks like an e-mail address).",
    );
    const many = Object.fromEntries(Array.from({length: 14}, (_, index) => [`mail${index}`, ["a@b.dk"]]));
    const error = await refusal(() => protect([tableOf("borger", many)], filesOf("{}", ["borger"])));
    expect(error.message).toContain("14 columns look");
    expect(error.message).toMatch(/borger\.mail11 \([^)]*\) and 2 more\.$/);
  });

  it("leaves a source without personal data as it is", async () => {
    const table = tableOf("borger", {id: ["B1", "B2"], alder: ["30", "31"]});
    expect(await protect([table], filesOf("{}", ["borger"]))).toEqual([table]);
  });

  it("drops, pseudonymises and keeps as the codebook says, and notes it in Danish", async () => {
    const files = codebookOf(
      "id: {personal: pseudonymise}, note: {personal: drop}, alder: {personal: {keep: Det er aftalt.}}",
    );
    const [table] = await protect([borger, register], files);
    expect(table?.columns.map(({name}) => name)).toEqual(["id", "alder"]);
    expect(valuesOf(table, "alder")).toEqual(["30", "31", "32"]);
    expect(table?.columns[0]?.reading).toEqual({kind: "text"});
    expect(table?.notes).toEqual([
      "Kolonnen »id« (CPR-numre: 3 af 3 forskellige værdier) er erstattet af pseudonymer.",
      "Kolonnen »alder« er bevaret: Det er aftalt.",
      "Kolonnen »note« (CPR-numre: 1 af 2 forskellige tekster; mailadresser: 1 af 2 forskellige tekster) er udeladt som personoplysning.",
    ]);
  });

  it("gives one person one pseudonym in all sources, with and without hyphen and leading zero", async () => {
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: drop}");
    const [first, second] = await protect([borger, register], files);
    const [one, two, three] = valuesOf(first, "id") ?? [];
    expect(valuesOf(second, "id")).toEqual([two, one, three]);
    expect(new Set([one, two, three]).size).toBe(3);
  });

  it("gives ids that look like nothing the pseudonyms of the source where they look like CPR numbers", async () => {
    const few = tableOf("register", {id: ["101901234", null], job: ["Ja", "Nej"]});
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: drop}");
    const [first, second] = await protect([borger, few], files);
    expect(valuesOf(second, "id")).toEqual([valuesOf(first, "id")?.[0], null]);
  });

  it("replaces only the finds in free text", async () => {
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: pseudonymise}");
    const [table] = await protect([borger, register], files);
    expect(valuesOf(table, "note")?.[0]).toBe("Ja tak");
    expect(valuesOf(table, "note")?.[1]).toMatch(/^skriv til \[e-mail p\w{16}\], jeg er \[cpr p\w{16}\]$/);
    expect(valuesOf(table, "note")?.[2]).toBeNull();
    expect(table?.notes[1]).toMatch(/^Personoplysninger i teksten i kolonnen »note« /);
  });

  it("leaves nothing that would stop the load", async () => {
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: pseudonymise}");
    const tables = await protect([borger, register], files);
    expect(tables.flatMap(findPersonalData)).toEqual([]);
  });

  it("pseudonymises a column in which nothing was found value by value", async () => {
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: drop}, alder: {personal: pseudonymise}");
    const [table] = await protect([borger, register], files);
    for (const value of valuesOf(table, "alder") ?? []) expect(value).toMatch(/^p\w{16}$/);
  });

  it("refuses ids that are pseudonymised in one source and kept in another", async () => {
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: drop}", "id: {personal: {keep: Aftalt}}");
    const error = await refusal(() => protect([borger, register], files));
    expect(error.kind).toBe("config");
    expect(error.message).toContain('id of "borger" is pseudonymised and that of "register" is kept');
  });

  it.each([
    ["id: {personal: drop}", "borger.id is the id of its source and cannot be dropped."],
    ["alder: {personal: pseudonymise, type: number}", "borger.alder is pseudonymised, and a pseudonym is no number."],
    ["ny: {personal: drop, derive: {sum: [alder]}}", 'borger.ny is derived, so "personal" says nothing.'],
  ])("refuses %s", async (says, message) => {
    const error = await refusal(() => protect([borger, register], codebookOf(says)));
    expect([error.kind, error.message]).toEqual(["config", message]);
    expect(error.place?.file).toBe("codebook.yaml");
  });

  it("asks for a key where codebook.yaml wants one", async () => {
    const files = codebookOf("id: {personal: pseudonymise}, note: {personal: drop}");
    const error = await refusal(() => protectSources([borger, register], files, {...effects, environment: {}}));
    expect(error.message).toBe("There is no key to make pseudonyms with.");
    expect(error.place?.file).toBe("codebook.yaml");
  });

  it("refuses names of columns that are a person's data, by their numbers", async () => {
    const error = await refusal(() => protect([tableOf("borger", {"010190-1234": ["1"]})], filesOf("{}", ["borger"])));
    expect(error.message).toBe('The name of column 1 of source "borger" looks like personal data.');
    expect(`${error.message} ${error.hint}`).not.toContain("010190");
  });

  it("refuses to pseudonymise rows that stay in the database, and drops their columns", async () => {
    const held = {
      ...borger,
      held: heldRows(),
    };
    const pseudonymise = codebookOf("id: {personal: pseudonymise}, note: {personal: drop}");
    expect((await refusal(() => protect([held, register], pseudonymise))).message).toContain("must not get the key");
    const keep = codebookOf("id: {personal: {keep: Aftalt}}, note: {personal: drop}", "id: {personal: {keep: Aftalt}}");
    const [table] = await protect([held, register], keep);
    expect(table?.columns.map(({name}) => name)).toEqual(["id", "alder"]);
  });
});
