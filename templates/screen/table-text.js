// @ts-check

/**
 * A table as rows of texts, each heading and label repeated for all columns that it spans.
 * @typedef {{readonly head: readonly string[], readonly rows: readonly (readonly string[])[]}} Grid
 */

/**
 * @param {HTMLTableElement} table
 * @returns {Grid}
 */
export function readTable(table) {
  const headings = spread(Array.from(table.tHead?.rows ?? []));
  const width = Math.max(0, ...headings.map((row) => row.length));
  const head = Array.from({length: width}, (_, column) => {
    const parts = headings.map((row) => row[column] ?? "").filter(Boolean);
    return [...new Set(parts)].join(": ");
  });
  const rows = Array.from(table.tBodies).flatMap((body) =>
    Array.from(body.rows, (row) => Array.from(row.cells, cellText)),
  );
  return {head, rows};
}

/**
 * @param {readonly HTMLTableRowElement[]} rows
 * @returns {string[][]}
 */
function spread(rows) {
  /** @type {string[][]} */
  const grid = rows.map(() => []);
  rows.forEach((row, index) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[index]?.[column] !== undefined) column++;
      for (let down = 0; down < cell.rowSpan; down++) {
        for (let right = 0; right < cell.colSpan; right++) {
          const line = grid[index + down];
          if (line !== undefined) line[column + right] = cellText(cell);
        }
      }
    }
  });
  return grid;
}

/**
 * What a cell shows, on one line; not what is only there for those who hear the page.
 * @param {HTMLTableCellElement} cell
 */
function cellText(cell) {
  const copy = /** @type {HTMLElement} */ (cell.cloneNode(true));
  for (const hidden of copy.querySelectorAll(".visually-hidden, svg")) hidden.remove();
  const items = Array.from(copy.querySelectorAll("li"), (item) => item.textContent ?? "");
  const text = items.length > 0 ? items.join("; ") : (copy.textContent ?? "");
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Semicolons between and a decimal comma, as Danish spreadsheets read it.
 * @param {readonly Grid[]} grids one under the other
 * @returns {string}
 */
export function toCsv(grids) {
  const lines = grids.flatMap(({head, rows}) => [head, ...rows]);
  return `\ufeff${lines.map((line) => line.map(csvField).join(";")).join("\r\n")}\r\n`;
}

/** @param {string} text */
function csvField(text) {
  const safe = plainValue(text);
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Tabs between, for what only takes text.
 * @param {readonly Grid[]} grids
 * @returns {string}
 */
export function toTsv(grids) {
  return grids
    .flatMap(({head, rows}) => [head, ...rows])
    .map((line) => line.map(plainValue).join("\t"))
    .join("\n");
}

/**
 * A value that a spreadsheet takes as what it is: numbers as numbers, and no text as a formula.
 * @param {string} text
 * @returns {string}
 */
export function plainValue(text) {
  const number = text.replace(/^\u2212/, "-");
  if (/^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?$/.test(number)) return number.replaceAll(".", "");
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
