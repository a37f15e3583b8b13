import type {Cell, Margins, Row, Table} from "./model.ts";
import {borders} from "./paragraph.ts";
import {tag, valued} from "./xml.ts";

export interface TableOptions {
  /** Of the columns, in twips. */
  readonly widths: readonly number[];
  readonly margins: Margins;
  /** Whether its first row and first column name the others: of layout tables they do not. */
  readonly hasHeads: boolean;
}

/** A table of fixed widths, whose only rules are its cells'. */
export function wordTable(rows: readonly Row[], {widths, margins, hasHeads}: TableOptions): Table {
  const width = widths.reduce((sum, each) => sum + each, 0);
  const look = {"w:val": hasHeads ? "06A0" : "0600", "w:firstRow": hasHeads ? 1 : 0, "w:lastRow": 0};
  const properties = tag(
    "w:tblPr",
    {},
    tag("w:tblW", {"w:w": width, "w:type": "dxa"}) +
      tag("w:tblLayout", {"w:type": "fixed"}) +
      tag("w:tblCellMar", {}, marginsXml(margins)) +
      tag("w:tblLook", {...look, "w:firstColumn": hasHeads ? 1 : 0, "w:lastColumn": 0, "w:noHBand": 1, "w:noVBand": 1}),
  );
  const grid = tag("w:tblGrid", {}, widths.map((each) => tag("w:gridCol", {"w:w": each})).join(""));
  return {kind: "table", xml: tag("w:tbl", {}, properties + grid + rows.map(rowXml).join("")), rows, margins};
}

function rowXml({cells, isHead, mayPart}: Row): string {
  const properties = (mayPart === true ? "" : "<w:cantSplit/>") + (isHead === true ? "<w:tblHeader/>" : "");
  return tag("w:tr", {}, (properties === "" ? "" : tag("w:trPr", {}, properties)) + cells.map(cellXml).join(""));
}

function cellXml(cell: Cell): string {
  const {columns, merge, fill, margins, align} = cell;
  const properties =
    tag("w:tcW", {"w:w": cell.width, "w:type": "dxa"}) +
    (columns === undefined || columns === 1 ? "" : valued("gridSpan", columns)) +
    (merge === undefined ? "" : merge === "begins" ? valued("vMerge", "restart") : "<w:vMerge/>") +
    (cell.borders === undefined || Object.keys(cell.borders).length === 0
      ? ""
      : tag("w:tcBorders", {}, borders(cell.borders))) +
    (fill === undefined ? "" : tag("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": fill})) +
    (margins === undefined ? "" : tag("w:tcMar", {}, marginsXml(margins))) +
    (align === undefined || align === "top" ? "" : valued("vAlign", align));
  return tag("w:tc", {}, tag("w:tcPr", {}, properties) + cell.children.map(({xml}) => xml).join(""));
}

function marginsXml(margins: Partial<Margins>): string {
  const side = (name: keyof Margins) =>
    margins[name] === undefined ? "" : tag(`w:${name}`, {"w:w": margins[name], "w:type": "dxa"});
  return side("top") + side("left") + side("bottom") + side("right");
}
