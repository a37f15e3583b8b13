import {deflateSync, inflateSync} from "node:zlib";
import {type PdfFile, reference} from "./pdf-file.ts";

/**
 * Takes the soft hyphens out of the text of a printed PDF. Chromium leaves each of them in its word, as an empty sign that
 * reads U+00AD, whether the word is broken there or not: readers could not search for, copy or hear the word whole.
 * The hyphen at the end of a broken line is a sign of its own and stays.
 */
export function removeSoftHyphens(file: PdfFile): void {
  for (const page of file.pages()) {
    const number = reference(file.text(page), "Contents");
    const content = readStream(file.object(number));
    if (content?.includes("00AD")) file.replace(number, writeStream(number, withoutSoftHyphens(content)));
  }
}

/**
 * The operators of a page without soft hyphens. The move to the sign (`Td`) is kept, as the next one counts from there;
 * where the sign is part of a ligature's text, only its reading is changed.
 */
export function withoutSoftHyphens(content: string): string {
  return content
    .replace(/\/Span<<\/ActualText <FEFF00AD> >> BDC\n([-\d. ]+ Td) <[0-9A-F]+> Tj\nEMC\n/g, "$1\n")
    .replace(/(?<=\/ActualText <FEFF)[0-9A-F]+(?=>)/g, (text) =>
      text.replace(/[0-9A-F]{4}/g, (unit) => (unit === "00AD" ? "" : unit)),
    );
}

const streamStart = /^\d+ 0 obj\s*<<\/Filter \/FlateDecode\s*\/Length (\d+)>> stream\r?\n/;

function readStream(object: Buffer): string | null {
  const [head, length] = streamStart.exec(object.subarray(0, 200).toString("latin1")) ?? [];
  if (head === undefined) return null;
  return inflateSync(object.subarray(head.length, head.length + Number(length))).toString("latin1");
}

function writeStream(number: number, content: string): Buffer {
  const data = deflateSync(Buffer.from(content, "latin1"));
  const head = `${number} 0 obj\n<</Filter /FlateDecode\n/Length ${data.length}>> stream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), data, Buffer.from("\nendstream\nendobj\n", "latin1")]);
}
