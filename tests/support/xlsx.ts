import {type ZipMember, zipOf} from "./zip.ts";

export interface XlsxSheet {
  readonly name: string;
  /** The rows and what follows them, as XML: `<row r="1">…</row>`. */
  readonly rows: string;
  readonly merges?: readonly string[];
  readonly state?: "hidden" | "veryHidden";
}

export interface XlsxOptions {
  readonly strings?: readonly string[];
  /** Styles 1, 2 and so on; style 0 is General. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  /** Put in, or in place of parts of the same name. */
  readonly parts?: readonly ZipMember[];
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An .xlsx workbook by hand, with just what a test wants in it. */
export function xlsxOf(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Uint8Array {
  const members: ZipMember[] = [
    {name: "[Content_Types].xml", content: "<Types/>"},
    {name: "_rels/.rels", content: relationsOf([["officeDocument", "xl/workbook.xml"]])},
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${relations}"><workbookPr date1904="${options.date1904 === true ? 1 : 0}"/><sheets>${sheets
        .map(
          ({name, state}, index) =>
            `<sheet name="${name}" sheetId="${index + 1}" r:id="r${index}"${state === undefined ? "" : ` state="${state}"`}/>`,
        )
        .join(
          "",
        )}</sheets><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/><x15:sheet/></ext></extLst></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: relationsOf([
        ...sheets.map((_, index): [string, string] => ["worksheet", `worksheets/sheet${index + 1}.xml`]),
        ["sharedStrings", "/xl/sharedStrings.xml"],
        ["styles", "styles.xml"],
      ]),
    },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${(options.strings ?? []).map((text) => `<si>${text}</si>`).join("")}</sst>`,
    },
    {name: "xl/styles.xml", content: stylesOf(options.formats ?? [])},
    ...sheets.map(({rows, merges = []}, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet><sheetData>${rows}</sheetData><mergeCells>${merges
        .map((merge) => `<mergeCell ref="${merge}"/>`)
        .join("")}</mergeCells><anchor><xdr:row>5</xdr:row><x:c><x:v>1</x:v></x:c></anchor></worksheet>`,
    })),
  ];
  const replaced = new Set(options.parts?.map(({name}) => name));
  return zipOf([...members.filter(({name}) => !replaced.has(name)), ...(options.parts ?? [])]);
}

/** Rows of plain cells: numbers, texts, and null for no cell; a text that begins with `<` is a cell as XML. */
export function rowsOf(rows: readonly (readonly (string | number | null)[])[], firstRow = 1): string {
  return rows
    .map(
      (cells, index) =>
        `<row r="${firstRow + index}">${cells.map((cell, column) => cellOf(cell, column, firstRow + index)).join("")}</row>`,
    )
    .join("");
}

function cellOf(cell: string | number | null, column: number, row: number): string {
  const place = `r="${String.fromCharCode(65 + column)}${row}"`;
  if (cell === null) return "";
  if (typeof cell === "number") return `<c ${place}><v>${cell}</v></c>`;
  if (cell.startsWith("<c")) return cell.replace("<c", `<c ${place}`);
  return `<c ${place} t="inlineStr"><is><t>${cell}</t></is></c>`;
}

function relationsOf(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], index) => `<Relationship Id="r${index}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships>${each.join("")}</Relationships>`;
}

function stylesOf(formats: readonly string[]): string {
  const written = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`);
  const styles = formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`);
  return `<styleSheet><numFmts>${written.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`;
}
