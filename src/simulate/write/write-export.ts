import type {SourceCodebook} from "../../codebook/model.ts";
import type {SourceSpec} from "../../config/evaluation.ts";
import {CliError, type Place} from "../../errors/cli-error.ts";
import {delimitedText, encoded} from "./delimited.ts";
import {excelFile} from "./excel.ts";
import type {ExportFile} from "./export-file.ts";
import {savFile} from "./sav.ts";
import type {Sheet} from "./shape.ts";
import {surveyXactFiles} from "./surveyxact.ts";

/**
 * The files of one export in the form that the source's type has.
 * @param path the source's own path, of which the ending may tell the form
 * @throws CliError (config) for a form that cannot be written
 */
export function exportFiles(
  spec: SourceSpec,
  path: string,
  sheet: Sheet,
  codebook: SourceCodebook,
  place: Place,
): ExportFile[] {
  const header = sheet.columns.map(({name}) => name);
  switch (spec.type) {
    case "csv": {
      const delimiter = spec.delimiter === "auto" ? ";" : spec.delimiter;
      const above = Array.from({length: (spec.header_row ?? 1) - 1}, () => ["Opdigtede personer"]);
      const text = delimitedText([...above, header, ...sheet.rows], delimiter);
      return [{below: "", bytes: encoded(text, spec.encoding)}];
    }
    case "surveyxact":
      if (/\.(?:zip|xlsx|xml)$/i.test(path)) throw cannotWrite("a zip or workbook of SurveyXact", place);
      return surveyXactFiles(sheet, codebook);
    case "jsonl": {
      const lines = sheet.rows.map((row) =>
        JSON.stringify(Object.fromEntries(row.map((field, index) => [header[index], field]))),
      );
      return [{below: "", bytes: encoded(`${lines.join("\n")}\n`, "utf-8")}];
    }
    case "excel":
      if (!/\.xlsx$/i.test(path)) throw cannotWrite("a workbook that is not .xlsx", place);
      return [{below: "", bytes: excelFile(sheet, spec.sheet, spec.header_row ?? 1)}];
    case "spss":
      if (/\.zsav$/i.test(path)) throw cannotWrite("a .zsav file", place);
      return [{below: "", bytes: savFile(sheet)}];
    case "database":
      return [{below: "", bytes: encoded(delimitedText([header, ...sheet.rows], ","), "utf-8")}];
    case "redcap":
      return [
        {
          below: "",
          bytes: encoded(
            delimitedText([header, ...sheet.rows], spec.delimiter === "auto" ? "," : spec.delimiter),
            spec.encoding,
          ),
        },
      ];
    case "limesurvey":
    case "parquet":
      throw cannotWrite(`an export of type ${spec.type}`, place);
  }
}

function cannotWrite(what: string, place: Place): CliError {
  return new CliError("config", `simulate cannot write ${what}.`, {
    place,
    hint: "Let the source be of type csv until the real export is there; surveyxact folders, .sav, .xlsx and jsonl can be written too.",
  });
}
