import {headingOf} from "../../results/heading.ts";
import type {Column, Table} from "../../results/model.ts";
import {type ColumnGroup, groupColumns} from "../table/column-groups.ts";
import type {RenderContext} from "./context.ts";
import {isLit} from "./light.ts";
import {element, emptyElement, escapeHtml} from "./markup.ts";

/** With no more columns than this there is room for words of so many letters: «Mellemscenarie» widens its column, and is not parted. */
const roomyColumns = 4;
const longestWhole = 14;

/** The column groups and the head: one row of headings, or two where columns stand in groups. */
export function renderTableHead(table: Table, context: RenderContext): string {
  const groups = groupColumns(table.columns);
  const headings: RenderContext = {...context, hyphenate: headingHyphenation(table, context)};
  const twoLevels = groups.some((group) => group.label !== null);
  const rowspan = twoLevels ? 2 : null;
  const first = groups.map((group) =>
    group.label === null
      ? group.columns
          .map((column) => renderColumnHeading(column, columnClass(table, column), rowspan, headings))
          .join("")
      : renderGroupHeading(group.label, group.columns.length, context),
  );
  const second = groups
    .filter((group) => group.label !== null)
    .flatMap((group) =>
      group.columns.map((column) => renderColumnHeading(column, columnClass(table, column), null, headings)),
    );
  const rows = [element("tr", {}, renderStubHeading(table.stub, rowspan, context), ...first)];
  if (twoLevels) rows.push(element("tr", {}, ...second));
  return renderColumnGroups(groups, table) + element("thead", {}, ...rows);
}

function headingHyphenation({columns}: Table, {hyphenate}: RenderContext): RenderContext["hyphenate"] {
  if (columns.length > roomyColumns) return hyphenate;
  return (text) => text.replace(/\S+/gu, (word) => (word.length <= longestWhole ? word : hyphenate(word)));
}

function columnClass(table: Table, column: Column): string {
  if (column.unit === "text") return "text";
  return isLit(table, column) ? "value lit" : "value";
}

function renderColumnGroups(groups: readonly ColumnGroup[], table: Table): string {
  const colgroups = groups.map((group) => {
    const columns = group.columns.map((column) => emptyElement("col", {class: columnClass(table, column)}));
    return element("colgroup", {}, ...columns);
  });
  return element("colgroup", {}, emptyElement("col", {class: "stub"})) + colgroups.join("");
}

function renderStubHeading(stub: string, rowspan: number | null, context: RenderContext): string {
  if (stub === "") return element("td", {class: "stub", rowspan});
  return element("th", {class: "stub", scope: "col", rowspan}, renderLabel(stub, context));
}

function renderGroupHeading(label: string, columns: number, context: RenderContext): string {
  const ruled = element("span", {class: "group-label"}, renderLabel(label, context));
  return element("th", {class: "group", scope: "colgroup", colspan: columns}, ruled);
}

function renderColumnHeading(
  column: Column,
  className: string,
  rowspan: number | null,
  context: RenderContext,
): string {
  if (column.label === "") return element("td", {class: className, rowspan});
  return element("th", {class: className, scope: "col", rowspan}, renderLabel(headingOf(column), context));
}

/** A heading's text: it may break after a slash, but not within a short bracket such as «(3 måneder)». */
function renderLabel(label: string, context: RenderContext): string {
  return label
    .split(/(\([^()]{1,14}\))/)
    .map((part, index) =>
      index % 2 === 1
        ? element("span", {class: "unbroken"}, escapeHtml(part))
        : escapeHtml(context.hyphenate(part)).replaceAll("/", "/<wbr>"),
    )
    .join("");
}
