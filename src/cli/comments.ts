import {readFile} from "node:fs/promises";
import {CliError} from "../errors/cli-error.ts";
import {readReview} from "../review/review.ts";
import type {GlobalOptions} from "./options.ts";
import {printReview} from "./print-review.ts";
import type {Terminal} from "./terminal.ts";

/** `maalepunkt comments <report.docx>`: what reviewers have left in a document, by chapter and line. */
export async function comments(document: string, options: GlobalOptions, terminal: Terminal): Promise<void> {
  const review = await readReview(await readDocument(document), document);
  terminal.write(options.json === true ? `${JSON.stringify(review)}\n` : printReview(review));
}

async function readDocument(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new CliError("usage", `The document "${path}" cannot be read.`, {
      place: {file: path},
      hint: "Give the path of the .docx that reviewers have sent back.",
      cause,
    });
  }
}
