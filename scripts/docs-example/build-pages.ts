import {readFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {fileURLToPath} from "node:url";
import type {EvaluationFiles} from "../../src/config/read-files.ts";
import {type Engine, startEngine} from "../../src/figures/engine.ts";
import {plainText} from "../../src/narrative/marks.ts";
import {renderChapters} from "../../src/narrative/render-chapters.ts";
import {analyseLoaded, type LoadedData, loadData} from "../../src/pipeline/analyse.ts";
import {composeReport} from "../../src/pipeline/compose.ts";
import {themeOf} from "../../src/pipeline/theme-of.ts";
import {gridOf} from "../../src/quick/grid.ts";
import {textTable} from "../../src/quick/text-table.ts";
import {renderHtml} from "../../src/render/html.ts";
import type {Results} from "../../src/results/model.ts";
import {openEngine} from "../../src/store/open.ts";
import {type ExampleEvaluation, readExample, withPage} from "./example-evaluation.ts";
import {examplesOf, type Fence, onItsLines, type Page, proseOf, readPage, rewritten} from "./page.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export const pagesFolder = join(root, "docs/analyses");

export interface BuiltPage {
  readonly written: string;
  readonly built: string;
  readonly analyses: Results["analyses"];
}

/** Builds the examples of documentation pages, all on the same loaded data unless a page adds to these. */
export class PageBuilder {
  readonly #example: Promise<ExampleEvaluation> = readExample(relative(process.cwd(), join(pagesFolder, "example")));
  readonly #engine: Engine = startEngine();
  readonly #loaded = new Map<string, Promise<LoadedData>>();

  /**
   * Builds all that a page shows: analyses, figures, a report of them, and prose.
   * @returns the page as it was read, and as it should be; the results of its analyses
   * @throws CliError for whatever cannot be built, with the page's line
   */
  async build(file: string): Promise<BuiltPage> {
    const written = await readFile(file, "utf8");
    const page = readPage(relative(process.cwd(), file), written);
    const examples = examplesOf(page);
    if (examples.length === 0) return {written, built: written, analyses: {}};
    const files = withPage(await this.#example, page);
    const results = await analyseLoaded(files, await this.#load(files));
    await this.#report(files, results);
    const contents = new Map<Fence, string>();
    for (const {asked, answer} of examples) contents.set(answer, printedTables(results, keysIn(asked, files)));
    for (const {asked, answer} of proseOf(page)) contents.set(answer, printedProse(asked, page, results));
    return {written, built: rewritten(page, contents), analyses: results.analyses};
  }

  async close(): Promise<void> {
    await this.#engine.close();
    for (const loaded of this.#loaded.values()) await loaded.then(({store}) => store.close()).catch(() => undefined);
  }

  #load(files: EvaluationFiles): Promise<LoadedData> {
    const {sources, populations, population, waves} = files.evaluation.value;
    const key = JSON.stringify([sources, populations, population, waves, files.codebook.value]);
    const loaded = this.#loaded.get(key) ?? loadData(files, openEngine(), "refuse");
    this.#loaded.set(key, loaded);
    return loaded;
  }

  /** All tables and figures in one chapter, as a reader would get them. */
  async #report(files: EvaluationFiles, results: Results): Promise<void> {
    const {analyses, figures} = files.evaluation.value;
    const tables = Object.keys(analyses).map((key) => `{{table "${key}"}}\n\n`);
    const drawings = Object.keys(figures).map((key) => `{{figure "${key}"}}\n\n`);
    const text = `# Eksempel\n\n${[...tables, ...drawings].join("")}`;
    const chapters = [{file: "example.md", text}];
    const theme = await themeOf(files);
    const report = await composeReport({...files, chapters}, results, {
      onStep: () => undefined,
      theme,
      engine: this.#engine,
    });
    await renderHtml(report, {medium: "screen", theme});
  }
}

/** The analyses that a fence itself writes, in its order. */
function keysIn({text}: Fence, files: EvaluationFiles): string[] {
  const written = new Set([...text.matchAll(/^ {2}([^\s#:]+):/gm)].map(([, key]) => key));
  return Object.keys(files.evaluation.value.analyses).filter((key) => written.has(key));
}

function printedTables({analyses}: Results, keys: readonly string[]): string {
  const tables = keys.flatMap((key) => analyses[key] ?? []).map((result) => textTable(gridOf(result)));
  return tables.join("\n");
}

/** Spaces that do not break are plain ones in the page. */
function printedProse(fence: Fence, {file}: Page, results: Results): string {
  const chapters = renderChapters([{file, text: onItsLines(fence)}], results);
  return chapters
    .map(({markdown, marks}) => plainText(markdown, marks))
    .join("")
    .replace(/^\n+/, "")
    .replace(/[\u00a0\u202f]/g, " ");
}
