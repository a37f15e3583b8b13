import {promisify} from "node:util";
import {deflate, inflateSync} from "node:zlib";
import {type PdfFile, reference} from "./pdf-file.ts";

/** The operators that draw one page, and where they stand in the file. */
export interface PageContent {
  readonly object: number;
  readonly operators: string;
}

/** What draws each page. Pages whose content is stored in another way than Chromium's are left out. */
export function readContents(file: PdfFile): PageContent[] {
  return file.pages().flatMap((page) => {
    const object = reference(file.text(page), "Contents");
    const operators = readStream(file.object(object));
    return operators === null ? [] : [{object, operators}];
  });
}

/** Puts changed operators back into the file. Packing is most of the work, so it is done for many pages at once. */
export async function writeContents(file: PdfFile, contents: readonly PageContent[]): Promise<void> {
  await Promise.all(
    contents.map(async ({object, operators}) => file.replace(object, await writeStream(object, operators))),
  );
}

const streamStart = /^\d+ 0 obj\s*<<\/Filter \/FlateDecode\s*\/Length (\d+)>> stream\r?\n/;

function readStream(object: Buffer): string | null {
  const [head, length] = streamStart.exec(object.subarray(0, 200).toString("latin1")) ?? [];
  if (head === undefined) return null;
  return inflateSync(object.subarray(head.length, head.length + Number(length))).toString("latin1");
}

const pack = promisify<Buffer, Buffer>(deflate);

async function writeStream(object: number, operators: string): Promise<Buffer> {
  const data = await pack(Buffer.from(operators, "latin1"));
  const head = `${object} 0 obj\n<</Filter /FlateDecode\n/Length ${data.length}>> stream\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), data, Buffer.from("\nendstream\nendobj\n", "latin1")]);
}
