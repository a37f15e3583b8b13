import {existsSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {SourceTable} from "../../src/sources/model.ts";
import {sourceEffects} from "../../src/sources/read-bytes.ts";
import {readSurveyXact} from "../../src/sources/surveyxact.ts";
import {writeSpreadsheetML, writeWorkbook, writeZip} from "../support/surveyxact-forms.ts";

/** A real export that is not ours to hand on; it may lie beside the project. */
const shared = join(import.meta.dirname, "../../../shared/data/surveyxact-school-survey");

function read(path: string): Promise<SourceTable> {
  return readSurveyXact("skole", path, {folder: shared, place: {file: path}, effects: sourceEffects});
}

function content({columns, rowCount, variables, notes}: SourceTable) {
  return {
    // Whole numbers fit both decimal signs.
    columns: columns.map(({name, values, reading}) => ({name, values, reading: reading.kind})),
    rowCount,
    variables: variables.map((variable) => ({...variable, place: null})),
    notes,
  };
}

describe.skipIf(!existsSync(shared))("a real export of SurveyXact", () => {
  it("reads alike in both of its text forms", async () => {
    const [wide, ansi] = await Promise.all([read(join(shared, "tab_utf16")), read(join(shared, "semicolon_ansi"))]);
    expect(content(wide)).toEqual(content(ansi));
    expect(ansi.rowCount).toBe(999);
    expect(ansi.columns).toHaveLength(242);
    expect(ansi.variables.every((variable) => variable.place.line !== undefined)).toBe(true);
  });

  it("takes codes from structure where names end with other numbers", async () => {
    const {variables} = await read(join(shared, "semicolon_ansi"));
    const options = variables.filter((variable) => variable.option?.set === "v_1");
    expect(options.slice(-3).map(({name, option}) => [name, option?.code, option?.label])).toEqual([
      ["v_1_14", "16", "Programmering"],
      ["v_1_15", "14", "Trafikk"],
      ["v_1_16", "15", "Annet, hvilke(t):"],
    ]);
    const order = variables.find((variable) => variable.name === "s_6")?.labels.map(({code}) => code);
    expect(order).toEqual(["5", "1", "3", "4", "7", "6", "8"]);
  });

  it("reads alike as workbook, SpreadsheetML and zip", {tags: "slow"}, async () => {
    const root = await mkdtemp(join(tmpdir(), "maalepunkt-skole-"));
    const wanted = content(await read(join(shared, "tab_utf16")));
    const forms = {"a.xlsx": writeWorkbook, "a.xml": writeSpreadsheetML, "a.zip": writeZip};
    for (const [name, write] of Object.entries(forms)) {
      await write(join(shared, "tab_utf16"), join(root, name));
      expect(content(await read(join(root, name))), name).toEqual(wanted);
    }
    await rm(root, {recursive: true});
  });
});
