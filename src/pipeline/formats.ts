/** What a report can be written as, in the order that they are told in. */
export const formats = ["html", "pdf", "docx", "xlsx", "summary", "json"] as const;

export type Format = (typeof formats)[number];

/** Those that show the report itself, and need its text and figures. */
export const reportFormats = ["html", "pdf", "docx", "xlsx", "summary"] as const satisfies readonly Format[];

export type ReportFormat = (typeof reportFormats)[number];

/** Those that a browser prints. */
const printedFormats: readonly Format[] = ["pdf", "summary"];

export function isReportFormat(format: Format): format is ReportFormat {
  return (reportFormats as readonly Format[]).includes(format);
}

export function isPrinted(format: Format): boolean {
  return printedFormats.includes(format);
}

/** What each format is called in the output folder. */
export const fileNames: Readonly<Record<Format, string>> = {
  html: "report.html",
  pdf: "report.pdf",
  docx: "report.docx",
  xlsx: "report.xlsx",
  summary: "summary.pdf",
  json: "results.json",
};
