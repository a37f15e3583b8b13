import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {literatureFileSpec} from "../../src/config/literature-file.ts";
import {readYaml} from "../../src/config/read-yaml.ts";
import type {CliError} from "../../src/errors/cli-error.ts";

const read = (text: string) => readYaml("literature.yaml", text, literatureFileSpec).value;

function refused(text: string): Partial<CliError> {
  try {
    read(text);
  } catch (error) {
    return error as CliError;
  }
  throw new Error("was accepted");
}

describe("literature.yaml", () => {
  it("is as docs/writing.md shows it", () => {
    const page = readFileSync(new URL("../../docs/writing.md", import.meta.url), "utf8");
    const [, example = ""] = /## Literature[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(read(example)).toMatchObject({topp2015: {type: "article", volume: 84}, vive2019: {type: "report"}});
  });

  it("tells a key that a work has not, with the line and what was meant", () => {
    const text = "a:\n  type: book\n  authors: [Bech]\n  year: 2003\n  title: T\n  publiser: F\n";
    expect(refused(text)).toMatchObject({
      kind: "config",
      place: {file: "literature.yaml", line: 6},
      hint: expect.stringContaining("publisher"),
    });
  });

  it("tells a sort of work that there is not, what is missing, and addresses that a report cannot have", () => {
    expect(refused("a: {type: film, authors: [B], year: 2003, title: T}").place).toMatchObject({line: 1});
    expect(refused("a:\n  type: article\n  authors: [B]\n  year: 2003\n  title: T\n").message).toContain("journal");
    const web = (more: string) => refused(`a: {type: web, authors: [B], year: 2003, title: T, ${more}}`).message;
    expect(web('url: "javascript:alert(1)"')).toContain("url");
    expect(web("doi: https://doi.org/10.1/x")).toContain("DOI");
    expect(web("accessed: i går")).toContain("accessed");
  });
});
