import {inflateSync} from "node:zlib";
import {isDictionary, type PdfDictionary, type PdfValue} from "../../pdf/values.ts";

/** How a stream's own entries are read, which may be references. */
interface Resolver {
  readonly resolve: (value: PdfValue | undefined) => PdfValue | undefined;
  readonly list: (value: PdfValue | undefined) => readonly PdfValue[];
  readonly dictionary: (value: PdfValue | undefined) => PdfDictionary | null;
}

/** The bytes of a stream as they were before they were packed; null for a way of packing that is not known here. */
export function unpack(data: Buffer, dictionary: PdfDictionary, objects: Resolver): Buffer | null {
  const filters = objects.list(dictionary.get("/Filter"));
  const parameters = objects.list(dictionary.get("/DecodeParms"));
  let bytes: Buffer | null = data;
  for (const [index, value] of filters.entries()) {
    const filter = objects.resolve(value);
    const own = objects.dictionary(parameters[index]);
    if (bytes === null) return null;
    if (filter === "/FlateDecode") bytes = withoutPrediction(inflate(bytes), own);
    else if (filter === "/ASCIIHexDecode")
      bytes = Buffer.from(bytes.toString("latin1").replace(/[^0-9A-F]/gi, ""), "hex");
    else return null;
  }
  return bytes;
}

function inflate(data: Buffer): Buffer | null {
  try {
    return inflateSync(data);
  } catch {
    return null;
  }
}

/** Undoes the prediction of rows from the row above (ISO 32000-1, 7.4.4.4), as tables of objects are packed with. */
function withoutPrediction(data: Buffer | null, parameters: PdfDictionary | null): Buffer | null {
  if (data === null || !isDictionary(parameters ?? undefined)) return data;
  const predictor = Number(parameters?.get("/Predictor") ?? 1);
  if (predictor < 10) return predictor === 1 ? data : null;
  const columns = Number(parameters?.get("/Columns") ?? 1);
  const rows = Math.floor(data.length / (columns + 1));
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column++) {
      const value = data[row * (columns + 1) + 1 + column] ?? 0;
      const left = column === 0 ? 0 : (plain[row * columns + column - 1] ?? 0);
      const above = row === 0 ? 0 : (plain[(row - 1) * columns + column] ?? 0);
      const corner = row === 0 || column === 0 ? 0 : (plain[(row - 1) * columns + column - 1] ?? 0);
      plain[row * columns + column] = (value + predicted(kind, left, above, corner)) % 256;
    }
  }
  return plain;
}

function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return Math.floor((left + above) / 2);
  if (kind !== 4) return 0;
  const guess = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
