import {isList, PdfText} from "../../pdf/values.ts";
import {attributeOf, type TreeElement} from "../read/structure-tree.ts";
import type {CheckedFile, Rule} from "../rule.ts";

/** Tables whose cells know their headings. */
export const tableCellRules: readonly Rule[] = [
  {
    name: "scope",
    clause: "7.5",
    condition: "15-003",
    message: "A header cell does not say whether it heads a row or a column (Scope)",
    check: ({tree, objects}) =>
      (tree?.elements ?? [])
        .filter(
          (element) =>
            element.role === "TH" &&
            !["/Row", "/Column", "/Both"].includes(String(attributeOf(element, "/Table", "/Scope", objects))),
        )
        .map(({object, page}) => ({object, page})),
  },
  {
    name: "headers",
    clause: "7.5",
    condition: "15-005",
    message: "A cell names a header that its table does not have",
    check: (file) => tables(file).flatMap((table) => unknownHeaders(table, file)),
  },
  {
    name: "grid",
    clause: "7.2",
    condition: "15-005",
    message: "The rows of a table do not have the same number of columns, or its cells overlap",
    check: (file) =>
      tables(file)
        .filter((table) => !isRegular(table, file))
        .map(({object, page}) => ({object, page})),
  },
  {
    name: "headed",
    clause: "7.5",
    condition: "15-001",
    message: "A table has no header cell",
    check: (file) =>
      tables(file)
        .filter((table) => rowsOf(table).every(({kids}) => kids.every(({role}) => role !== "TH")))
        .map(({object, page}) => ({object, page})),
  },
];

function tables({tree}: CheckedFile): readonly TreeElement[] {
  return (tree?.elements ?? []).filter(({role}) => role === "Table");
}

function rowsOf(element: TreeElement): TreeElement[] {
  return element.kids.flatMap((kid) => {
    if (kid.role === "TR") return [kid];
    return ["THead", "TBody", "TFoot"].includes(kid.role ?? "") ? rowsOf(kid) : [];
  });
}

function unknownHeaders(table: TreeElement, {objects}: CheckedFile) {
  const cells = rowsOf(table).flatMap(({kids}) => kids);
  const names = new Set(
    cells.flatMap(({role, dictionary}) => {
      const id = dictionary.get("/ID");
      return role === "TH" && id instanceof PdfText ? [id.bytes] : [];
    }),
  );
  return cells
    .filter((cell) => {
      const headers = attributeOf(cell, "/Table", "/Headers", objects);
      return isList(headers) && headers.some((header) => !(header instanceof PdfText && names.has(header.bytes)));
    })
    .map(({object, page}) => ({object, page}));
}

/** Whether the cells with their spans fill a rectangle, each place once. */
function isRegular(table: TreeElement, {objects}: CheckedFile): boolean {
  const rows = rowsOf(table);
  const filled: number[] = rows.map(() => 0);
  const span = (cell: TreeElement, key: string) => {
    const value = attributeOf(cell, "/Table", key, objects);
    return typeof value === "number" && value >= 1 ? Math.floor(value) : 1;
  };
  for (const [index, row] of rows.entries()) {
    for (const cell of row.kids) {
      const height = span(cell, "/RowSpan");
      if (index + height > rows.length) return false;
      for (let below = 0; below < height; below++) {
        filled[index + below] = (filled[index + below] ?? 0) + span(cell, "/ColSpan");
      }
    }
  }
  return new Set(filled).size <= 1;
}
