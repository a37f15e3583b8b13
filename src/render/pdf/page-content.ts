import {promisify} from "node:util";
import {deflate, inflate} from "node:zlib";
import {type PdfFile, packedStream, reference, streamOf} from "./pdf-file.ts";

/** The operators that draw one page, and the objects of the page and of its operators. */
export interface PageContent {
  readonly page: number;
  readonly object: number;
  readonly operators: string;
}

/** What draws each page; they are unpacked beside other work. Pages whose content is stored in another way than Chromium's are left out. */
export async function readContents(file: PdfFile): Promise<PageContent[]> {
  const contents = await Promise.all(
    file.pages().map(async (page) => {
      const object = reference(file.text(page), "Contents");
      return {page, object, operators: await readStream(file.object(object))};
    }),
  );
  return contents.flatMap(({page, object, operators}) => (operators === null ? [] : [{page, object, operators}]));
}

/** Puts changed operators back into the file. Packing is most of the work, so it is done for many pages at once. */
export async function writeContents(
  file: PdfFile,
  contents: readonly Pick<PageContent, "object" | "operators">[],
): Promise<void> {
  await Promise.all(
    contents.map(async ({object, operators}) => file.replace(object, await writeStream(object, operators))),
  );
}

const unpack = promisify<Buffer, Buffer>(inflate);

async function readStream(object: Buffer): Promise<string | null> {
  const stream = streamOf(object);
  return stream === null ? null : (await unpack(stream)).toString("latin1");
}

const pack = promisify<Buffer, Buffer>(deflate);

async function writeStream(object: number, operators: string): Promise<Buffer> {
  return packedStream(object, await pack(Buffer.from(operators, "latin1")));
}
