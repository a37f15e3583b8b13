import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readSpssFile} from "../../../src/sources/spss/read-file.ts";
import {type HavenFile, inHavensWords} from "./haven.ts";

const largestBytes = 2 ** 30;
const fixtures = join(import.meta.dirname, "fixtures");
const shared = join(import.meta.dirname, "../../../../shared/data");
const example = join(import.meta.dirname, "../../../data/paa-vej-til-arbejde");

function golden(name: string): HavenFile[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "golden", name), "utf8"));
}

function compare(path: string, expected: HavenFile): void {
  const file = readSpssFile(readFileSync(path), {file: path, largestBytes});
  expect(inHavensWords(file, expected)).toEqual(expected);
}

describe("fixtures, read as haven reads them", () => {
  const files = golden("fixtures.json");

  it("are all in the golden file", () => {
    expect(files.map(({file}) => file).sort()).toEqual(readdirSync(fixtures).sort());
  });

  it.each(files.map((file): [string, HavenFile] => [file.file, file]))("%s", (name, expected) => {
    compare(join(fixtures, name), expected);
  });
});

describe("the example's files, read as haven reads them", () => {
  const names = ["borgerskema.sav", "borgerskema.zsav", "borgerskema-1252.sav"];
  const files = golden("shared.json").filter(({file}) => names.includes(file));

  it.each(files.map((file): [string, HavenFile] => [file.file, file]))("%s", (name, expected) => {
    compare(join(example, name), expected);
  });
});

/** The files belong to others and are not part of the project: they are compared where they lie beside it. */
describe.skipIf(!existsSync(shared))("real files of others, read as haven reads them", () => {
  const files = golden("shared.json");

  it.each(files.map((file): [string, HavenFile] => [file.file, file]))("%s", (name, expected) => {
    const folder = ["spss", "efc", "paa-vej-til-arbejde"].find((each) => existsSync(join(shared, each, name)));
    expect(folder).toBeDefined();
    compare(join(shared, folder ?? "", name), expected);
  });

  it("are all in the golden file", () => {
    const found = ["spss", "efc", "paa-vej-til-arbejde"].flatMap((folder) =>
      readdirSync(join(shared, folder)).filter((name) => /\.z?sav$/.test(name)),
    );
    expect(files.map(({file}) => file).sort()).toEqual(found.sort());
  });
});
