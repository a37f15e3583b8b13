import type {EvaluationInfo} from "../results/model.ts";
import type {Page} from "./browser/page.ts";
import type {Browser} from "./browser/start-browser.ts";
import {fillPlaceholders} from "./pdf/fill-placeholders.ts";
import {readContents, writeContents} from "./pdf/page-content.ts";
import {destinationPages} from "./pdf/page-numbers.ts";
import {PdfFile, unreadable} from "./pdf/pdf-file.ts";
import {withoutSoftHyphens} from "./pdf/soft-hyphens.ts";
import {stamp} from "./pdf/stamp.ts";
import {renumberElements} from "./pdf/structure-names.ts";

export {type Browser, startBrowser} from "./browser/start-browser.ts";

/**
 * Prints the page that `renderHtml(report, {medium: "print"})` gives as a tagged PDF with bookmarks.
 * The same page always gives the same bytes.
 *
 * Chromium cannot put page numbers into a list of contents. They are known once the document is printed, and are then drawn
 * in the place of placeholders. Where that cannot be done for certain, the document is printed again with the numbers in it.
 * @throws CliError (environment) when the browser is missing, ends, or does not finish
 */
export async function printPdf(
  browser: Browser,
  html: string,
  report: {readonly info: Pick<EvaluationInfo, "dataDate">},
): Promise<Uint8Array> {
  return await browser.use(async (page) => {
    await page.show(html);
    const entries = (await page.evaluate(call(listEntries, null))) as readonly string[];
    const file = await print(page);
    const numbers = pagesOf(entries, file);
    if (await finish(file, numbers, report.info.dataDate)) return file.write();
    await page.evaluate(call(fillEntries, numbers));
    const again = await print(page);
    assertSame(numbers, pagesOf(entries, again));
    await finish(again, [], report.info.dataDate);
    return again.write();
  });
}

async function print(page: Page): Promise<PdfFile> {
  const bytes = await page.print({accessible: true});
  renumberElements(bytes);
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

/** Everything that is done to a print afterwards. False, and nothing done, when the numbers cannot be drawn in it. */
async function finish(file: PdfFile, numbers: readonly number[], dataDate: string | null): Promise<boolean> {
  const printed = readContents(file);
  const filled = numbers.length === 0 ? printed : fillPlaceholders(printed, numbers);
  if (filled === null) return false;
  const finished = filled.map((content) => ({...content, operators: withoutSoftHyphens(content.operators)}));
  await writeContents(
    file,
    finished.filter(({operators}, index) => operators !== printed[index]?.operators),
  );
  stamp(file, dataDate);
  return true;
}

/** The numbers have room set aside and move nothing; were it otherwise, a wrong number must not reach a reader. */
function assertSame(expected: readonly number[], printed: readonly number[]): void {
  if (expected.join() !== printed.join()) {
    throw new Error(`the pages of the contents moved from ${expected} to ${printed} as their numbers were filled in`);
  }
}

/** Runs in the page: the ids that the list of contents has places for, in order. */
function listEntries(): string[] {
  return Array.from(document.querySelectorAll<HTMLElement>("[data-page-of]"), (place) => place.dataset.pageOf ?? "");
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
