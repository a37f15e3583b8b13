import type {ReportDocument} from "../report/model.ts";
import type {Theme} from "../themes/model.ts";
import {cleanText} from "./html/markup.ts";
import {addContents} from "./xlsx/contents-sheet.ts";
import {numberedTables} from "./xlsx/numbered-tables.ts";
import {sheetStyles} from "./xlsx/styles.ts";
import {addTableSheet} from "./xlsx/table-sheet.ts";

export interface XlsxOptions {
  readonly theme: Theme;
}

/** What files are dated that stand for no day: the first that a zip archive knows. */
const undated = "1980-01-01";

/**
 * The report's tables as a workbook: a sheet of contents, and one sheet a table with its numbers exact. What is text stays
 * text: nothing from data becomes a formula. The same report always gives the same bytes.
 */
export async function renderXlsx(report: ReportDocument, {theme}: XlsxOptions): Promise<Uint8Array> {
  const {Workbook} = await import("@cj-tech-master/excelts");
  const {info} = report;
  const workbook = new Workbook();
  const [day = undated] = /^\d{4}-\d{2}-\d{2}/.exec(info.dataDate ?? "") ?? [];
  const dated = new Date(`${day}T00:00:00Z`);
  workbook.created = dated;
  workbook.modified = dated;
  workbook.creator = cleanText(
    info.authors.length === 0 ? (info.organisation ?? "maalepunkt") : info.authors.join(", "),
  );
  workbook.lastModifiedBy = workbook.creator;
  workbook.title = cleanText(info.title);
  workbook.subject = cleanText(info.subtitle ?? "");
  workbook.company = cleanText(info.organisation ?? "");
  const styles = sheetStyles(theme);
  const tables = numberedTables(report);
  addContents(workbook, report, tables, styles);
  for (const [index, table] of tables.entries()) addTableSheet(workbook, table, index + 2, {report, styles});
  return await workbook.xlsx.writeBuffer();
}
