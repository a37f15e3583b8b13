import {
  childElements,
  isContent,
  isElement,
  type MarkedContent,
  type StructureElement,
  type StructureKid,
} from "./model.ts";

/**
 * Lets the head of a table that is drawn again on every further page be heard once. Gives the contents of the repeated heads,
 * which are then no part of the structure.
 */
export function mendTable(table: StructureElement): MarkedContent[] {
  return headRows(table).flatMap(takeRepeats);
}

export function rowsOf(table: StructureElement): StructureElement[] {
  return childElements(table).flatMap((kid) => (kid.type === "TR" ? [kid] : kid.type === "Caption" ? [] : rowsOf(kid)));
}

/** The rows at the top that hold nothing but headings of columns, and corners without text. */
export function headRows(table: StructureElement): StructureElement[] {
  const rows = rowsOf(table);
  const end = rows.findIndex((row) => !isHeadRow(row));
  return end === -1 ? [] : rows.slice(0, end);
}

function isHeadRow(row: StructureElement): boolean {
  const cells = childElements(row);
  return (
    cells.some(({type}) => type === "TH") &&
    cells.every((cell) => (cell.type === "TH" ? scopeOf(cell) === "/Column" : cell.kids.length === 0))
  );
}

export function scopeOf(cell: StructureElement): string | null {
  const scope = cell.attributes.get("/Table")?.get("/Scope");
  return typeof scope === "string" ? scope : null;
}

/** Takes all content out of a row that is not on the page where the row begins, and gives it. */
function takeRepeats(row: StructureElement): MarkedContent[] {
  const page = firstPage(row.kids);
  const repeats: MarkedContent[] = [];
  const take = (element: StructureElement): void => {
    element.kids = element.kids.filter((kid) => {
      if (isElement(kid)) take(kid);
      if (!isContent(kid) || kid.page === page) return true;
      repeats.push(kid);
      return false;
    });
  };
  take(row);
  return repeats;
}

function firstPage(kids: readonly StructureKid[]): number | null {
  for (const kid of kids) {
    const page = isElement(kid) ? firstPage(kid.kids) : kid.page;
    if (page !== null) return page;
  }
  return null;
}
