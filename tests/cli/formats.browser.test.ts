import {readdir, rm} from "node:fs/promises";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {type SmallEvaluation, writeSmallEvaluation} from "../support/evaluation.ts";
import {run} from "../support/terminal.ts";

describe("maalepunkt build --format", () => {
  let small: SmallEvaluation;

  beforeAll(async () => {
    small = await writeSmallEvaluation();
  });

  afterAll(() => rm(small.root, {recursive: true, force: true}));

  it("all makes every format, and leaves out the summary when nothing is marked for it", async () => {
    const {exitCode} = await run("build", small.folder, "--format", "all", "--out", small.out);
    expect(exitCode).toBe(0);
    expect((await readdir(small.out)).filter((name) => /^(?:report|results|summary)\./.test(name)).sort()).toEqual([
      "report.docx",
      "report.html",
      "report.pdf",
      "report.xlsx",
      "results.json",
    ]);
  });

  it("summary asks for marks when there are none", async () => {
    const {exitCode, errors} = await run("build", small.folder, "--format", "summary", "--out", small.out);
    expect(exitCode).toBe(3);
    expect(errors).toContain("::: summary");
  });
});
