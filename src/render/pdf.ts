import type {ReportDocument} from "../report/model.ts";
import type {Page} from "./browser/page.ts";
import type {Browser} from "./browser/start-browser.ts";
import {arrangePages} from "./pdf/arrange/arrange-pages.ts";
import {fillPlaceholders} from "./pdf/fill-placeholders.ts";
import type {DocumentInfo} from "./pdf/metadata.ts";
import {type PageContent, readContents} from "./pdf/page-content.ts";
import {type PageInfo, readPageInfo} from "./pdf/page-info.ts";
import {destinationPages} from "./pdf/page-numbers.ts";
import {PdfFile, unreadable} from "./pdf/pdf-file.ts";

export {type Browser, startBrowser} from "./browser/start-browser.ts";

/**
 * Prints the page that `renderHtml(report, {medium: "print"})` gives as a PDF/UA-1 with bookmarks.
 * The same page always gives the same bytes, whatever the day.
 *
 * Chromium cannot put page numbers into a list of contents. They are known once the document is printed, and are then drawn
 * in the place of placeholders. Where that cannot be done for certain, the document is printed again with the numbers in it.
 * @throws CliError (environment) when the browser is missing, ends, or does not finish
 */
export async function printPdf(
  browser: Browser,
  html: string,
  report: Pick<ReportDocument, "info" | "language">,
): Promise<Uint8Array> {
  return await browser.use(async (page) => {
    await page.show(html);
    const info = await readPageInfo(page);
    await arrangePages(page);
    const file = await print(page);
    const numbers = pagesOf(info.entries, file);
    const known = {info, report};
    if (await finish(file, withNumbers(file, numbers), known)) return file.write();
    await page.evaluate(call(fillEntries, numbers));
    const again = await print(page);
    assertSame(numbers, pagesOf(info.entries, again));
    await finish(again, readContents(again), known);
    return again.write();
  });
}

/** What is done to a print afterwards is loaded while the browser works on it. */
const loadFinishing = () => import("./pdf/finish.ts");

async function print(page: Page): Promise<PdfFile> {
  const [bytes] = await Promise.all([page.print({accessible: true}), loadFinishing()]);
  return new PdfFile(bytes);
}

/** On which page each entry of the contents lies. */
function pagesOf(entries: readonly string[], file: PdfFile): number[] {
  const pages = destinationPages(file);
  return entries.map((id) => {
    const page = pages.get(id);
    if (page === undefined) throw unreadable(`the page of "${id}"`);
    return page;
  });
}

interface Known {
  readonly info: PageInfo;
  readonly report: Pick<ReportDocument, "info" | "language">;
}

/** The pages with the numbers of the contents drawn in them; null when that cannot be done. */
async function withNumbers(file: PdfFile, numbers: readonly number[]): Promise<readonly PageContent[] | null> {
  const printed = await readContents(file);
  return numbers.length === 0 ? printed : fillPlaceholders(printed, numbers);
}

/** Everything that is done to a print afterwards. False, and nothing done, when there are no contents to do it to. */
async function finish(
  file: PdfFile,
  contents: Promise<readonly PageContent[] | null>,
  {info, report}: Known,
): Promise<boolean> {
  const {finishPrint} = await loadFinishing();
  const pages = file.pages();
  const places = destinationPages(file);
  const first = info.chapters.flatMap((id) => pages[(places.get(id) ?? 0) - 1] ?? []);
  const document: DocumentInfo = {...report.info, language: report.language};
  return await finishPrint(file, contents, {document, page: info, firstPages: new Set(first)});
}

/** The numbers have room set aside and move nothing; were it otherwise, a wrong number must not reach a reader. */
function assertSame(expected: readonly number[], printed: readonly number[]): void {
  if (expected.join() !== printed.join()) {
    throw new Error(`the pages of the contents moved from ${expected} to ${printed} as their numbers were filled in`);
  }
}

/** Runs in the page. */
function fillEntries(numbers: readonly number[]): void {
  for (const [index, place] of document.querySelectorAll("[data-page-of]").entries()) {
    place.textContent = String(numbers[index]);
  }
}

/** A function and its argument as an expression for the page, which shares no variables with this program. */
function call<Argument>(run: (argument: Argument) => unknown, argument: Argument): string {
  return `(${run})(${JSON.stringify(argument)})`;
}
