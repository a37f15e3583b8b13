import {existsSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import type {SourceSpec} from "../../src/config/evaluation.ts";
import {sourceSpec} from "../../src/config/evaluation.ts";
import {findPersonalData} from "../../src/personal-data/find.ts";
import {readSource} from "../../src/sources/read-source.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const shared = fileURLToPath(new URL("../../../shared/data", import.meta.url));

async function foundIn(type: SourceSpec["type"], path: string) {
  const spec = sourceSpec.parse({type, path, name: "Kilde", id: "id"});
  return findPersonalData(await readSource("kilde", spec, root));
}

describe("findPersonalData of real exports", () => {
  it.each([
    ["surveyxact", "data/paa-vej-til-arbejde/borgerskema"],
    ["surveyxact", "data/paa-vej-til-arbejde/medarbejderskema"],
    ["csv", "data/paa-vej-til-arbejde/forloeb.csv"],
  ] as const)("lets the example's %s %s through", async (type, path) => {
    expect(await foundIn(type, path)).toEqual([]);
  });

  it.skipIf(!existsSync(shared)).each([
    ["surveyxact", "surveyxact-school-survey/semicolon_ansi"],
    ["spss", "efc/efc.sav"],
  ] as const)("lets the shared %s %s through", async (type, path) => {
    expect(await foundIn(type, `${shared}/${path}`)).toEqual([]);
  });
});
