import {CliError} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {plainText} from "../plain-text.ts";
import type {DelimitedFile} from "../read-delimited-file.ts";
import {type Rows, rowsOf} from "../rows.ts";

/** One field of a REDCap project. */
export interface RedcapField {
  readonly name: string;
  readonly form: string;
  /** radio, dropdown, checkbox, yesno, truefalse, text, notes, calc, slider … */
  readonly type: string;
  /** «stem - item» for a field of a matrix. */
  readonly label: string;
  readonly choices: readonly {readonly code: string; readonly label: string}[];
  /** number, integer, date_dmy … for a text field; empty when anything may be written. */
  readonly validation: string;
  /** Whether it is only shown to some. */
  readonly isConditional: boolean;
  readonly line: number;
}

/** Each column as the project's page exports it, and as the API does. */
const headings = {
  name: ["variable / field name", "field_name"],
  form: ["form name", "form_name"],
  section: ["section header", "section_header"],
  type: ["field type", "field_type"],
  label: ["field label", "field_label"],
  choices: ["choices, calculations, or slider labels", "select_choices_or_calculations"],
  validation: ["text validation type or show slider number", "text_validation_type_or_show_slider_number"],
  branching: ["branching logic (show field only if...)", "branching_logic"],
  matrix: ["matrix group name", "matrix_group_name"],
} as const;
type Heading = keyof typeof headings;
const needed: readonly Heading[] = ["name", "type", "label", "choices"];

type Cell = (row: number, heading: Heading) => string;

/**
 * The fields of a REDCap data dictionary (CSV). The stem of a matrix stands above its first field and is put before the label
 * of each.
 *
 * @throws CliError (data) when it is another file, and for a field that stands twice
 */
export function readDictionary(read: DelimitedFile): ReadonlyMap<string, RedcapField> {
  const rows = rowsOf(read.records, read.file);
  const cell = cellsOf(rows, read.file);
  const fields = new Map<string, RedcapField>();
  let matrix = {name: "", stem: ""};
  for (const [row, line] of rows.lines.entries()) {
    const name = cell(row, "matrix");
    if (name === "" || name !== matrix.name) matrix = {name, stem: name === "" ? "" : plainText(cell(row, "section"))};
    const field = fieldAt(row, line, matrix.stem, cell);
    refuseTwice(field, fields, read.file);
    fields.set(field.name, field);
  }
  return fields;
}

function fieldAt(row: number, line: number, stem: string, cell: Cell): RedcapField {
  const name = cell(row, "name");
  const type = cell(row, "type").toLowerCase();
  const label = plainText(cell(row, "label")) || name;
  return {
    name,
    form: cell(row, "form"),
    type,
    label: stem === "" ? label : `${stem} - ${label}`,
    choices: choicesOf(type, cell(row, "choices")),
    validation: cell(row, "validation").toLowerCase(),
    isConditional: cell(row, "branching") !== "",
    line,
  };
}

/** `1, Ja | 2, Nej`; the answers of yesno and truefalse fields are REDCap's own. */
function choicesOf(type: string, text: string): RedcapField["choices"] {
  if (type === "yesno")
    return [
      {code: "1", label: "Ja"},
      {code: "0", label: "Nej"},
    ];
  if (type === "truefalse")
    return [
      {code: "1", label: "Sandt"},
      {code: "0", label: "Falsk"},
    ];
  if (!["radio", "dropdown", "checkbox"].includes(type)) return [];
  return text
    .split("|")
    .map((choice) => choice.trim())
    .filter((choice) => choice !== "")
    .map((choice) => {
      const comma = choice.indexOf(",");
      const code = comma === -1 ? choice : choice.slice(0, comma).trim();
      return {code, label: (comma === -1 ? "" : plainText(choice.slice(comma + 1))) || code};
    });
}

function cellsOf({names, rows}: Rows, file: string): Cell {
  const lower = names.map((name) => name.toLowerCase());
  const positionOf = (heading: Heading) =>
    headings[heading].map((name) => lower.indexOf(name)).find((at) => at !== -1) ?? -1;
  const lacking = needed.find((heading) => positionOf(heading) === -1);
  if (lacking !== undefined) {
    const [wanted] = headings[lacking];
    throw new CliError("data", `The data dictionary has no column "${wanted}".`, {
      place: {file, line: 1},
      hint: `${didYouMean(wanted, names, "columns")} Export the data dictionary as CSV from REDCap.`,
    });
  }
  const positions = new Map<Heading, number>();
  return (row, heading) => {
    const position = positions.get(heading) ?? positionOf(heading);
    positions.set(heading, position);
    return rows[row]?.[position] ?? "";
  };
}

function refuseTwice({name, line}: RedcapField, fields: ReadonlyMap<string, RedcapField>, file: string): void {
  const earlier = fields.get(name);
  if (name !== "" && earlier === undefined) return;
  throw new CliError("data", name === "" ? "The field has no name." : `The field "${name}" stands twice.`, {
    place: {file, line},
    hint: earlier === undefined ? "Export the data dictionary again." : `The first is on line ${earlier.line}.`,
  });
}
