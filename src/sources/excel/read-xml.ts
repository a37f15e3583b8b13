import {CliError} from "../../errors/cli-error.ts";
import {sniffEncoding} from "../decode.ts";
import {type XmlHandler, XmlReader} from "./xml-reader.ts";

const pieceSize = 256 * 1024;

/**
 * Reads an XML document that comes in pieces of bytes.
 * @param file what the document is called in messages
 * @throws CliError (data) when it is not whole, or not in the encoding it declares
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  file: string,
  handler: XmlHandler,
): Promise<void> {
  const reader = new XmlReader(handler, file);
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(declaredEncoding(piece), {fatal: true});
      reader.push(decoder.decode(piece, {stream: true}));
    }
    if (decoder !== null) reader.push(decoder.decode());
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError("data", "The XML is not in the encoding it declares.", {
      place: {file},
      hint: "Save or export it again.",
      cause,
    });
  }
  reader.end();
}

/** Bytes that are already here, in pieces of a size that tokens are found quickly in. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceSize) yield bytes.subarray(from, from + pieceSize);
}

/** The encoding by byte order mark or the zeros of UTF-16, else the one in the XML declaration, else UTF-8. */
function declaredEncoding(start: Uint8Array): string {
  const sniffed = sniffEncoding(start.subarray(0, 512));
  if (sniffed !== "utf-8" && sniffed !== "windows-1252") return sniffed;
  const declaration = Buffer.from(start.subarray(0, 200)).toString("latin1");
  return /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1] ?? "utf-8";
}
