import type {Table} from "../../results/model.ts";
import {pageBreaks} from "../html/table-length.ts";
import type {DocxContext} from "./context.ts";
import type {Table as WordTable} from "./model.ts";
import {renderTableBody} from "./table-body.ts";
import {renderTableHead} from "./table-head.ts";
import {tableShape} from "./table-shape.ts";
import {wordTable} from "./word-table.ts";

const rowSpace = 40;

/** Blocks of rows under one another, in one table: its heads are repeated on each page that it runs over. */
export function renderTable(table: Table, context: DocxContext): WordTable {
  const shape = tableShape(table, context.room, context.look);
  const body = renderTableBody(table, shape, pageBreaks(table).allowed, context);
  return wordTable([...renderTableHead(table, shape, context), ...body], {
    widths: shape.widths,
    margins: {top: rowSpace, bottom: rowSpace, left: shape.gap, right: 0},
    hasHeads: true,
  });
}
