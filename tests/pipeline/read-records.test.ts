import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readRecords} from "../../src/pipeline/read-records.ts";

const place = {file: "evaluation.yaml", line: 3, column: 5};
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "records-"));
});

afterAll(() => rm(folder, {recursive: true}));

describe("readRecords", () => {
  it("finds encoding and delimiter by itself, and tells the line of each record", async () => {
    const file = join(folder, "klager.csv");
    await writeFile(file, Buffer.from("År;Antal\r\n\r\n2014;1.200\r\n", "latin1"));
    expect(await readRecords(file, place)).toEqual([
      {fields: ["År", "Antal"], line: 1},
      {fields: ["2014", "1.200"], line: 3},
    ]);
  });

  it("says where a file is named that is not there", async () => {
    await expect(readRecords(join(folder, "klage.csv"), place)).rejects.toMatchObject({kind: "data", place});
  });
});
