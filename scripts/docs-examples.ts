// Builds the example of every page in docs/analyses and writes what it prints into the page.
//   node scripts/docs-examples.ts                     all pages
//   node scripts/docs-examples.ts crosstab outcome    some of them
//   node scripts/docs-examples.ts --check             writes nothing, and tells which pages are not up to date
import {readdirSync, writeFileSync} from "node:fs";
import {basename, join, relative} from "node:path";
import {CliError, formatPlace} from "../src/errors/cli-error.ts";
import {PageBuilder, pagesFolder} from "./docs-example/build-pages.ts";

/** The pages that show a kind of analysis. */
export function pageFiles(): string[] {
  const names = readdirSync(pagesFolder).filter((name) => name.endsWith(".md") && name !== "README.md");
  return names.sort().map((name) => join(pagesFolder, name));
}

async function main(words: readonly string[]): Promise<void> {
  const check = words.includes("--check");
  const wanted = words.filter((word) => !word.startsWith("--")).map((word) => basename(word, ".md"));
  const files = pageFiles().filter((file) => wanted.length === 0 || wanted.includes(basename(file, ".md")));
  const builder = new PageBuilder();
  try {
    for (const file of files) await buildPage(builder, file, check);
  } finally {
    await builder.close();
  }
}

async function buildPage(builder: PageBuilder, file: string, check: boolean): Promise<void> {
  const name = relative(process.cwd(), file);
  try {
    const {written, built} = await builder.build(file);
    if (written === built) return;
    if (check) return fail(`${name} is not up to date: run node scripts/docs-examples.ts.`);
    writeFileSync(file, built);
    console.log(`${name} written`);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const {place, message, hint} = error;
    const at = place === undefined ? name : formatPlace(place);
    fail([`${at} ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])].join("\n"));
  }
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));
