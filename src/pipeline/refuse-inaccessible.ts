import {CliError} from "../errors/cli-error.ts";
import {throwAll} from "../errors/cli-errors.ts";
import type {Finding} from "../render/pdf-check/check-pdf.ts";
import {type Format, fileNames, isPrinted} from "./formats.ts";

/**
 * Checks everything that has been printed against the rules of PDF/UA-1.
 * @throws CliError (output) with all findings in one; nothing has been written then
 */
export async function refuseInaccessible(rendered: ReadonlyMap<Format, string | Uint8Array>): Promise<void> {
  const {checkPdf} = await import("../render/pdf-check/check-pdf.ts");
  const errors: CliError[] = [];
  for (const [format, content] of rendered) {
    if (!isPrinted(format) || typeof content === "string") continue;
    for (const finding of checkPdf(content)) errors.push(inaccessible(fileNames[format], finding));
  }
  throwAll(errors);
}

function inaccessible(file: string, {message, page, object, clause, rule}: Finding): CliError {
  const where = page === null ? file : `${file}, page ${page}`;
  const iso = clause.startsWith("ISO") ? clause : `ISO 14289-1, ${clause}`;
  const what = object === null ? rule : `${rule}, object ${object}`;
  return new CliError("output", `${where}: ${message} (${iso}; ${what}).`, {
    hint: "Build without --strict to look at the file.",
  });
}
