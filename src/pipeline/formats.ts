export const formats = ["html", "pdf", "json"] as const;

export type Format = (typeof formats)[number];

/** What each format is called in the output folder. */
export const fileNames: Readonly<Record<Format, string>> = {
  html: "report.html",
  pdf: "report.pdf",
  json: "results.json",
};
