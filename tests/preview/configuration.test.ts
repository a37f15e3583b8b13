import {readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, describe, expect, it} from "vitest";
import {configurationReader} from "../../src/preview/configuration.ts";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";

let small: SmallEvaluation;
const chapter = "chapters/01-resultater.md";

beforeEach(async () => {
  small = await writeSmallEvaluation();
});

async function write(name: string, text: string): Promise<void> {
  await writeFile(join(small.folder, name), text);
}

describe("configurationReader", () => {
  it("keeps what is parsed while only chapters change", async () => {
    const read = configurationReader(small.folder);
    const first = await read();
    await write(chapter, "# Nyt\n");
    const second = await read();
    expect(second.files?.evaluation).toBe(first.files?.evaluation);
    expect(second.files?.codebook).toBe(first.files?.codebook);
    expect(second.files?.chapters.map(({text}) => text)).toEqual(["# Nyt\n"]);
  });

  it("parses anew when evaluation.yaml has changed", async () => {
    const read = configurationReader(small.folder);
    await read();
    await write("evaluation.yaml", (await source()).replace("Lille evaluering", "Større evaluering"));
    expect((await read()).files?.evaluation.value.title).toBe("Større evaluering");
  });

  it("goes on with the last that could be read, and with the chapters of now, until it is mended", async () => {
    const read = configurationReader(small.folder);
    const good = await read();
    const text = await source();
    await write("evaluation.yaml", text.replace("kind: crosstab", "kind: crosstap"));
    await write(chapter, "# Nyt\n");
    for (const round of ["the first", "one more"]) {
      const {files, errors} = await read();
      expect(files?.evaluation, round).toBe(good.files?.evaluation);
      expect(files?.chapters.map((each) => each.text)).toEqual(["# Nyt\n"]);
      expect(errors.map(({hint}) => hint)).toEqual(['Did you mean "crosstab"?']);
    }
    await write("evaluation.yaml", text);
    expect((await read()).errors).toEqual([]);
  });

  it("has nothing while there never was anything that could be read, and tells why", async () => {
    await write("codebook.yaml", "scales: [");
    const read = configurationReader(small.folder);
    const {files, errors} = await read();
    expect(files).toBeNull();
    expect(errors).toHaveLength(1);
    await write("codebook.yaml", "{}");
    expect((await read()).files).not.toBeNull();
  });

  it("keeps the chapters while their folder is away, and takes them up when it is back", async () => {
    const read = configurationReader(small.folder);
    await read();
    await rename(join(small.folder, "chapters"), join(small.folder, "away"));
    const away = await read();
    expect(away.files?.chapters).toHaveLength(1);
    expect(away.errors).toHaveLength(1);
    await rename(join(small.folder, "away"), join(small.folder, "chapters"));
    expect((await read()).errors).toEqual([]);
  });

  it("tells of a file that was there and is not", async () => {
    const read = configurationReader(small.folder);
    await read();
    await rm(join(small.folder, "codebook.yaml"));
    expect((await read()).errors).toHaveLength(1);
  });
});

function source(): Promise<string> {
  return readFile(join(small.folder, "evaluation.yaml"), "utf8");
}
