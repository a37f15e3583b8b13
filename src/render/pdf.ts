import type {EvaluationInfo} from "../results/model.ts";
import type {Page} from "./browser/page.ts";
import type {Browser} from "./browser/start-browser.ts";
import {destinationPages} from "./pdf/page-numbers.ts";
import {PdfFile} from "./pdf/pdf-file.ts";
import {removeSoftHyphens} from "./pdf/soft-hyphens.ts";
import {stamp} from "./pdf/stamp.ts";
import {renumberElements} from "./pdf/structure-names.ts";

export {type Browser, startBrowser} from "./browser/start-browser.ts";

/** On which page each place lies that the document links to, by the id of the element. */
type PageNumbers = ReadonlyMap<string, number>;

/**
 * Prints the page that `renderHtml(report, {medium: "print"})` gives as a tagged PDF with bookmarks.
 * The same page always gives the same bytes.
 *
 * Chromium cannot put page numbers into a list of contents, so the document is printed twice: first without its text and
 * structure, which is quick, to see on which pages chapters and sections come to lie; then with the numbers filled in.
 * @throws CliError (environment) when the browser is missing, ends, or does not finish
 */
export async function printPdf(
  browser: Browser,
  html: string,
  report: {readonly info: Pick<EvaluationInfo, "dataDate">},
): Promise<Uint8Array> {
  return await browser.use(async (page) => {
    await page.show(html);
    const expected = await measure(page);
    await page.evaluate(call(fillPageNumbers, Object.fromEntries(expected)));
    const printed = await page.print({accessible: true});
    renumberElements(printed);
    const file = new PdfFile(printed);
    assertSamePages(expected, destinationPages(file));
    removeSoftHyphens(file);
    stamp(file, report.info.dataDate);
    return file.write();
  });
}

/** Where everything will lie. The text is hidden but keeps its place, so that little has to be drawn. */
async function measure(page: Page): Promise<PageNumbers> {
  await page.evaluate(call(setMeasuring, true));
  const draft = await page.print({accessible: false});
  await page.evaluate(call(setMeasuring, false));
  return destinationPages(new PdfFile(draft));
}

/** The numbers have room set aside and move nothing; were it otherwise, a wrong number must not reach a reader. */
function assertSamePages(expected: PageNumbers, printed: PageNumbers): void {
  for (const [id, number] of expected) {
    if (printed.get(id) !== number) {
      throw new Error(`the list of contents sends "${id}" to page ${number}, but it lies on page ${printed.get(id)}`);
    }
  }
}

/** Runs in the page. */
function setMeasuring(measuring: boolean): void {
  document.documentElement.classList.toggle("measuring", measuring);
}

/** Runs in the page. */
function fillPageNumbers(pages: Readonly<Record<string, number>>): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-page-of]")) {
    place.textContent = String(pages[place.dataset.pageOf ?? ""] ?? "");
  }
}

/** A function and its argument as an expression for the page, which shares no variables with this program. */
function call<Argument>(run: (argument: Argument) => void, argument: Argument): string {
  return `(${run})(${JSON.stringify(argument)})`;
}
