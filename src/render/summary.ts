import {CliError} from "../errors/cli-error.ts";
import type {ReportDocument} from "../report/model.ts";
import type {Theme} from "../themes/model.ts";
import {PdfFile} from "./pdf/pdf-file.ts";
import {type Browser, printPdf} from "./pdf.ts";
import {summaryPage} from "./summary/page.ts";
import {passagesOf} from "./summary/passages.ts";

export interface SummaryOptions {
  readonly theme: Theme;
  readonly browser: Browser;
}

/** How many pages the summary has. */
const pages = 2;
/** The largest type that fits is taken, so that little fills the pages too, and nobody is asked to write less before it is small. */
const scales = [1.24, 1.16, 1.08, 1, 0.95, 0.9, 0.85];

/**
 * The report's key results on two pages of A4: the passages and figures that chapters mark with `::: summary`.
 * @throws CliError config: nothing is marked, or it does not fit on two pages; environment: as `printPdf`
 */
export async function renderSummary(report: ReportDocument, {theme, browser}: SummaryOptions): Promise<Uint8Array> {
  const passages = passagesOf(report);
  if (passages.length === 0) {
    throw new CliError("config", "No passage is marked for the summary.", {
      hint: "Put ::: summary before and ::: after the passages, key figures and figures that should stand in it.",
    });
  }
  let printed = 0;
  for (const scale of scales) {
    const pdf = await printPdf(browser, await summaryPage(report, passages, theme, scale), report);
    printed = new PdfFile(Buffer.from(pdf)).pages().length;
    if (printed <= pages) return pdf;
  }
  throw new CliError("config", `The summary takes ${printed} pages in its smallest type; it has room for ${pages}.`, {
    hint: `Of ${passages.length} chapters with ::: summary, shorten those with most text, or leave a figure out.`,
  });
}
