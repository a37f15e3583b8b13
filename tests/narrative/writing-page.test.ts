import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import type {CliError} from "../../src/errors/cli-error.ts";
import {throwAll} from "../../src/errors/cli-errors.ts";
import {bindTemplate} from "../../src/narrative/bind.ts";
import {dataFunctions} from "../../src/narrative/expression/functions.ts";
import {arithmeticFunctions} from "../../src/narrative/expression/nodes.ts";
import {chapterHelpers} from "../../src/narrative/helpers/registry.ts";
import {parseTemplate} from "../../src/narrative/template/parse.ts";
import {fileSource} from "../../src/narrative/template/source-text.ts";

const page = readFileSync(new URL("../../docs/writing.md", import.meta.url), "utf8");
const vocabulary = {helpers: chapterHelpers, claims: true};

function check(text: string): void {
  const errors: CliError[] = [];
  bindTemplate(parseTemplate(fileSource("docs/writing.md", text)), vocabulary, errors);
  throwAll(errors);
}

describe("docs/writing.md", () => {
  it("shows every helper and every function", () => {
    for (const {name} of chapterHelpers) expect(page).toMatch(new RegExp(`\\{\\{${name}[ }]`));
    for (const name of [...dataFunctions.map((known) => known.name), ...arithmeticFunctions]) {
      expect(page).toMatch(new RegExp(`\\b${name}\\(`));
    }
  });

  it("shows only calls that are right", () => {
    const blocks = [...page.matchAll(/```markdown\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const calls = [...page.matchAll(/`(\{\{(?!!)[^`]+\}\})`/g)].map(([, text = ""]) => text.replaceAll("\\|", "|"));
    expect(blocks.length).toBeGreaterThan(2);
    expect(calls.length).toBeGreaterThan(25);
    for (const text of [...blocks, ...calls]) check(text);
  });
});

describe("the examples in hints", () => {
  it("are right themselves", () => {
    for (const {example} of chapterHelpers) check(example);
  });
});
