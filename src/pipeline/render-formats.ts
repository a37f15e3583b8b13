import {renderDocx} from "../render/docx.ts";
import {renderHtml} from "../render/html.ts";
import {type Browser, printPdf} from "../render/pdf.ts";
import type {StandingParts} from "../render/standing-parts.ts";
import {renderSummary} from "../render/summary.ts";
import {renderXlsx} from "../render/xlsx.ts";
import type {ReportDocument} from "../report/model.ts";
import type {Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import {type Format, isPrinted, type ReportFormat, reportFormats} from "./formats.ts";
import {type OnStep, step} from "./steps.ts";

/** All that the formats are made of. */
export interface Material {
  readonly report: ReportDocument;
  readonly results: Results;
  readonly theme: Theme;
  /** For the formats that are printed. */
  readonly browser: Browser | undefined;
  readonly onStep: OnStep;
  /** What pages share with those of other reports; made anew when left out. */
  readonly standing?: StandingParts;
}

/** Beside the material, the page that is printed; undefined when none is. */
interface Prepared extends Material {
  readonly printedPage: string | undefined;
}

/**
 * One report in each of the formats wanted. The page that the browser prints is made before anything else: printing takes longest,
 * and the browser works while the other formats are made.
 * @throws CliError (environment) when the browser is missing or fails
 */
export async function renderFormats(
  wanted: readonly Format[],
  material: Material,
): Promise<ReadonlyMap<Format, string | Uint8Array>> {
  const {report, theme, standing} = material;
  const printedPage = wanted.includes("pdf") ? await renderHtml(report, {medium: "print", theme, standing}) : undefined;
  const prepared: Prepared = {...material, printedPage};
  const printedFirst = [...reportFormats].sort((a, b) => Number(isPrinted(b)) - Number(isPrinted(a)));
  const rendering = printedFirst
    .filter((format) => wanted.includes(format))
    .map(async (format) => [format, await step(format, material.onStep, () => renderers[format](prepared))] as const);
  return new Map(await Promise.all(rendering));
}

const renderers: Readonly<Record<ReportFormat, (material: Prepared) => Promise<string | Uint8Array>>> = {
  html: ({report, results, theme, standing}) => renderHtml(report, {medium: "screen", theme, results, standing}),
  pdf: async ({report, browser, printedPage}) => {
    if (browser === undefined || printedPage === undefined) throw new Error("no browser was started to print with");
    return await printPdf(browser, printedPage, report);
  },
  summary: async ({report, theme, browser}) => {
    if (browser === undefined) throw new Error("no browser was started to print with");
    return await renderSummary(report, {theme, browser});
  },
  docx: ({report, theme}) => renderDocx(report, theme),
  xlsx: ({report, theme}) => renderXlsx(report, {theme}),
};
