// @ts-check
import {make, makeButton} from "./dom.js";
import {fileName, saveFile} from "./save.js";
import {plainValue, readTable, toCsv, toTsv} from "./table-text.js";
import {say} from "./toast.js";

/** Buttons under each table that has none yet: copy it, and save it as CSV. */
export function prepareTableTools() {
  for (const block of document.querySelectorAll("main .table:not(:has(> .own-tools))")) {
    const tables = Array.from(block.querySelectorAll("table"));
    if (tables.length === 0) continue;
    const label = block.querySelector(".caption .label")?.textContent?.trim() ?? "Tabel";
    const copy = makeButton("Kopiér", () => void copyTables(tables, label), "text-button");
    const save = makeButton(
      "Hent CSV",
      () => {
        const csv = toCsv(tables.map(readTable));
        saveFile(new Blob([csv], {type: "text/csv;charset=utf-8"}), `${fileName(label)}.csv`);
        say(`${label} er hentet som CSV-fil.`);
      },
      "text-button",
    );
    copy.setAttribute("aria-label", `Kopiér ${label}`);
    save.setAttribute("aria-label", `Hent CSV med ${label}`);
    block.append(make("div", {class: "own-tools"}, copy, save));
  }
}

/**
 * @param {readonly HTMLTableElement[]} tables
 * @param {string} label
 */
async function copyTables(tables, label) {
  const text = toTsv(tables.map(readTable));
  const html = tables.map((table) => plainTable(table).outerHTML).join("\n");
  say((await copy(html, text)) ? `${label} er kopieret.` : "Browseren gav ikke lov til at kopiere.");
}

/**
 * The table with its spans and texts, and nothing of how the page looks.
 * @param {HTMLTableElement} table
 * @returns {HTMLElement}
 */
function plainTable(table) {
  const rows = Array.from(table.rows, (row) => {
    const cells = Array.from(row.cells, (cell) => {
      const shown = /** @type {HTMLElement} */ (cell.cloneNode(true));
      for (const hidden of shown.querySelectorAll(".visually-hidden, svg")) hidden.remove();
      const copy = make(cell.localName, {}, plainValue((shown.textContent ?? "").replace(/\s+/g, " ").trim()));
      if (cell.colSpan > 1) copy.setAttribute("colspan", String(cell.colSpan));
      if (cell.rowSpan > 1) copy.setAttribute("rowspan", String(cell.rowSpan));
      return copy;
    });
    return make("tr", {}, ...cells);
  });
  return make("table", {}, ...rows);
}

/**
 * @param {string} html
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function copy(html, text) {
  try {
    const types = {"text/html": html, "text/plain": text};
    const blobs = Object.entries(types).map(([type, content]) => [type, new Blob([content], {type})]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyByEvent(html, text);
  }
}

/**
 * The older way, where the newer is not allowed or not there.
 * @param {string} html
 * @param {string} text
 */
function copyByEvent(html, text) {
  /** @param {ClipboardEvent} event */
  const fill = (event) => {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
  };
  document.addEventListener("copy", fill, {once: true});
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done;
}
