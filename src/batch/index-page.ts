import {escapeHtml} from "../render/html/markup.ts";

/** A report that the page leads to. */
export interface ListedReport {
  readonly key: string;
  readonly name: string;
  /** Persons of the evaluation's population. */
  readonly n: number;
  /** Names of files in the report's folder. */
  readonly files: readonly string[];
}

export interface IndexContent {
  readonly title: string;
  /** What a unit is called: `Kommune`. */
  readonly unitName: string;
  readonly smallest: number;
  /** What is said of all reports, first of all; null where nothing. */
  readonly notice: string | null;
  readonly reports: readonly ListedReport[];
  /** Names of units that are too small for a report of their own. */
  readonly small: readonly string[];
  /** The report that the small ones are in together; null when they are in none. */
  readonly mergedInto: string | null;
}

const kinds: Readonly<Record<string, string>> = {
  "report.html": "Rapport (HTML)",
  "report.pdf": "Rapport (PDF)",
  "report.docx": "Rapport (Word)",
  "report.xlsx": "Tabeller (Excel)",
  "summary.pdf": "Resumé (PDF)",
  "results.json": "Tal (JSON)",
};

/** The page that leads to all reports: a heading, one table, and nothing that has to be fetched. */
export function indexPage(content: IndexContent): string {
  const {title, unitName, notice, reports} = content;
  const rows = reports.map(
    ({key, name, n, files}) =>
      `<tr><th scope="row">${escapeHtml(name)}</th><td>${printedCount(n)}</td><td>${files
        .map((file) => link(key, file, name))
        .join(" · ")}</td></tr>`,
  );
  return `<!DOCTYPE html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: #555; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 1rem 0.35rem 0; border-bottom: 1px solid #ccc; }
th:nth-child(2), td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; }
tbody th { font-weight: normal; }
a { color: #0b4f8a; }
.notice { border: 2px solid #8a5a00; border-left-width: 0.5rem; padding: 0.5rem 0.75rem; background: #fff8e6; }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${notice === null ? "" : `<p role="note" class="notice"><strong>Bemærk:</strong> ${escapeHtml(notice)}</p>\n`}<table>
<caption>Rapporter og antal personer i hver</caption>
<thead><tr><th scope="col">${escapeHtml(unitName)}</th><th scope="col">Antal</th><th scope="col">Rapport</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
${smallNote(content)}</main>
</body>
</html>
`;
}

function link(key: string, file: string, name: string): string {
  const label = kinds[file.slice(key.length + 1)] ?? file;
  const said = escapeHtml(`${label}: ${name}`);
  return `<a href="${escapeHtml(`${key}/${file}`)}" aria-label="${said}">${escapeHtml(label)}</a>`;
}

function smallNote({small, smallest, mergedInto}: IndexContent): string {
  if (small.length === 0) return "";
  const where = mergedInto === null ? "har ingen rapport for sig" : `er samlet i ${mergedInto}`;
  return `<p>${escapeHtml(`Med færre end ${printedCount(smallest)} personer: ${small.join(", ")}, som ${where}.`)}</p>\n`;
}

function printedCount(count: number): string {
  return new Intl.NumberFormat("da-DK").format(count);
}
