import {printNumber} from "../numbers/print.ts";
import type {Grid, GridCell} from "./grid.ts";

/**
 * Semicolon-separated text, as Danish spreadsheets read it. A percentage has a column for its number of persons beside it.
 * Text that a spreadsheet would run as a formula gets a quote in front.
 */
export function csvTable(grid: Grid): string {
  const counted = grid.columns.map((_, index) => grid.rows.some(({cells}) => hasCount(cells[index])));
  const heads = grid.columns.flatMap(({label, group}, index) => {
    const name = group === "" ? label : `${group}: ${label}`;
    return counted[index] === true ? [`${name} (pct.)`, `${name} (n)`] : [name];
  });
  const rows = grid.rows.map(({label, cells}) => [
    csvText(label),
    ...cells.flatMap((cell, index) => (counted[index] === true ? countedFields(cell) : [csvNumber(cell.text)])),
  ]);
  return [[csvText(grid.stub), ...heads.map(csvText)], ...rows].map((fields) => `${fields.join(";")}\r\n`).join("");
}

/** `24` and `24`; a base such as `100 (98)` is parted in the same two. */
function countedFields({text, count}: GridCell): [string, string] {
  if (count !== null) return [csvNumber(text), String(count)];
  const base = /^(\S+) \(([\d.]+)\)$/.exec(text);
  return base === null ? [csvNumber(text), ""] : [csvNumber(base[1] ?? ""), (base[2] ?? "").replaceAll(".", "")];
}

function hasCount(cell: GridCell | undefined): boolean {
  return cell !== undefined && cell.count !== null;
}

/** Without dots between thousands, and with the minus of keyboards: spreadsheets take no other for a number. */
function csvNumber(text: string): string {
  return /^−?[\d.]+(?:,\d+)?$/.test(text) ? text.replaceAll(".", "").replace("−", "-") : csvText(text);
}

function csvText(text: string): string {
  const harmless = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A Markdown table with its notes below. */
export function markdownTable(grid: Grid): string {
  const heads = grid.columns.map(({label, group}) => (group === "" ? label : `${group}: ${label}`));
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  const empty = grid.columns.map(() => "");
  const body = grid.rows.map(({label, role, cells}) => {
    const name = role === "body" ? markdownText(label) : `**${markdownText(label)}**`;
    return row([name, ...(cells.length === 0 ? empty : cells.map((cell) => markdownText(cellText(cell))))]);
  });
  const notes = grid.notes.map(({heading, text}) => `*${heading}* ${markdownText(text)}\n`);
  return [
    `**${markdownText(grid.title)}**\n\n`,
    row([grid.stub, ...heads].map(markdownText)),
    row([":---", ...heads.map(() => "---:")]),
    ...body,
    `\n${notes.join("\n")}`,
  ].join("");
}

function markdownText(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|#]/g, "\\$&");
}

/** A bare HTML table with caption and notes, to be pasted where it is wanted. */
export function htmlTable(grid: Grid): string {
  const hasGroups = grid.columns.some(({group}) => group !== "");
  const head = (scope: string, text: string, more = "") => `<th scope="${scope}"${more}>${htmlText(text)}</th>`;
  const groups = hasGroups
    ? `<tr><td></td>${groupSpans(grid)
        .map(({label, span}) =>
          label === "" ? `<td colspan="${span}"></td>` : head("colgroup", label, ` colspan="${span}"`),
        )
        .join("")}</tr>\n`
    : "";
  const heads = [grid.stub, ...grid.columns.map(({label}) => label)].map((text) => head("col", text)).join("");
  const rows = grid.rows.map(({label, role, cells}) =>
    cells.length === 0
      ? `<tr>${head("rowgroup", label, ` colspan="${grid.columns.length + 1}"`)}</tr>\n`
      : `<tr${role === "total" ? ' class="total"' : ""}>${head("row", label)}${cells.map((cell) => `<td>${htmlText(cellText(cell))}</td>`).join("")}</tr>\n`,
  );
  const notes = grid.notes.map(({heading, text}) => `<p>${htmlText(heading)} ${htmlText(text)}</p>\n`);
  return `<table>\n<caption>${htmlText(grid.title)}</caption>\n<thead>\n${groups}<tr>${heads}</tr>\n</thead>\n<tbody>\n${rows.join("")}</tbody>\n</table>\n${notes.join("")}`;
}

function groupSpans(grid: Grid): {label: string; span: number}[] {
  const spans: {label: string; span: number}[] = [];
  for (const {group} of grid.columns) {
    const last = spans.at(-1);
    if (last !== undefined && last.label === group) last.span++;
    else spans.push({label: group, span: 1});
  }
  return spans;
}

function htmlText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function cellText({text, count}: GridCell): string {
  return count === null ? text : `${text} (${printNumber(count, 0)})`;
}
