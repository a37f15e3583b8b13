import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {PageBuilder} from "../../scripts/docs-example/build-pages.ts";
import {CliError} from "../../src/errors/cli-error.ts";

let folder = "";
const builder = new PageBuilder();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "maalepunkt-docs-"));
});
afterAll(async () => {
  await builder.close();
  await rm(folder, {recursive: true});
});

const fence = (kind: string, ...lines: string[]) =>
  ["```", kind, "\n", ...lines.map((line) => `${line}\n`), "```\n"].join("");

const status = [
  "analyses:",
  "  forloeb:",
  "    kind: status",
  "    title: Forløb",
  "    variable: forloeb.afslutning",
  "    total_label: Alle",
];

async function build(...parts: string[]): Promise<string> {
  const file = join(folder, "side.md");
  await writeFile(file, parts.join("\n"));
  return (await builder.build(file)).built;
}

async function refusal(...parts: string[]): Promise<CliError> {
  try {
    await build(...parts);
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("it was built");
}

describe("building a documentation page", () => {
  it("puts the tables of the example and the words of the prose in the blocks behind them", async () => {
    const prose = '{{count "forloeb" row="I gang" unit="forløb" gender="neuter"}} er i gang.';
    const built = await build(
      "# Side",
      fence("yaml", ...status),
      fence("text", "gammelt"),
      fence("markdown", prose),
      fence("text"),
      "Slut.",
    );
    expect(built).toMatch(/```text\nForløb\n\n {2,}Antal {2}Procent\n─+\nAlle +80 +100\n/);
    expect(built).toContain("```text\n20 forløb er i gang.\n```\n\nSlut.");
    expect(built).not.toContain("gammelt");
  });

  it("leaves a page without an example as it is", async () => {
    const text = ["# Side", fence("yaml", "sources: {}"), fence("text", "noget")];
    expect(await build(...text)).toBe(text.join("\n"));
  });

  it("adds what a page says of the codebook", async () => {
    const codebook = [
      "# codebook.yaml",
      "sources:",
      "  forloeb:",
      "    variables:",
      "      afslutning: {label: Status, labels: {I gang: Løber}}",
    ];
    expect(await build(fence("yaml", ...codebook), fence("yaml", ...status), fence("text"))).toMatch(/^Løber +20/m);
  });

  it("names the page and the line of a key that does not exist", async () => {
    const error = await refusal("# Side", "", fence("yaml", ...status, "    wvae: 1"), fence("text"));
    expect(error.message).toMatch(/There is no key "wvae"/);
    expect(error.place).toMatchObject({line: 10, column: 5});
    expect(error.place?.file).toMatch(/side\.md$/);
  });

  it("names the line of YAML that cannot be read", async () => {
    const error = await refusal("# Side", fence("yaml", "analyses:", "  a: {kind: status"), fence("text"));
    expect(error.message).toMatch(/not YAML/);
    expect(error.place?.line).toBeGreaterThanOrEqual(4);
  });

  it("names the line of a variable that does not exist", async () => {
    const error = await refusal(
      fence("yaml", ...status.map((line) => line.replace("afslutning", "afslutnign"))),
      fence("text"),
    );
    expect(error.place).toMatchObject({line: 6});
    expect(error.hint).toMatch(/afslutning/);
  });

  it("names the line of a live number that does not exist", async () => {
    const prose = fence("markdown", "", '{{count "forloeb" row="I gnag"}}');
    const error = await refusal(fence("yaml", ...status), fence("text"), prose, fence("text"));
    expect(error.place).toMatchObject({line: 15});
  });

  it("wants a block for what is printed", async () => {
    const error = await refusal("# Side", fence("yaml", ...status), fence("markdown", "Tekst"));
    expect(error.message).toMatch(/no block of what it prints/);
    expect(error.place).toMatchObject({line: 3});
  });
});
