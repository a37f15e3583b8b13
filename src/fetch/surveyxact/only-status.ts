import {parseDelimited} from "../../sources/delimited.ts";
import {sniffDelimiter} from "../../sources/sniff-delimiter.ts";
import {shortName} from "../../sources/surveyxact/names.ts";

export type RespondentStatus = "new" | "distributed" | "partial" | "completed" | "dropped";

/** The columns of SurveyXact's status, each 1 or 0. */
const columns: Readonly<Record<RespondentStatus, string>> = {
  new: "stato_1",
  distributed: "stato_2",
  partial: "stato_3",
  completed: "stato_4",
  dropped: "stato_5",
};

export type OnlyStatus =
  | {readonly content: Uint8Array; readonly kept: number; readonly left: number}
  | {readonly missing: string};

/**
 * The dataset with the rows of some statuses only. What stays is as it was, byte by byte.
 * @param wanted the statuses to keep
 * @returns the column that is missing, when the dataset does not tell the status
 * @throws CliError (data) when it is no delimited text
 */
export function onlyStatus(dataset: Uint8Array, wanted: readonly RespondentStatus[], file: string): OnlyStatus {
  const isWide = dataset[0] === 0xff && dataset[1] === 0xfe;
  // Each byte as a sign of its own, so that all of them come back: what the letters are does not matter here.
  const coding = isWide ? "utf16le" : "latin1";
  const text = Buffer.from(dataset.buffer, dataset.byteOffset, dataset.byteLength).toString(coding);
  const plain = text.replace(/^(?:\ufeff|\xef\xbb\xbf)/, "");
  const [header, ...rows] = parseDelimited(plain, sniffDelimiter(plain, file), file);
  const names = header?.fields.map((name) => shortName(name.trim())) ?? [];
  const places = wanted.map((status) => names.indexOf(columns[status]));
  const missing = wanted[places.indexOf(-1)];
  if (missing !== undefined) return {missing: columns[missing]};
  const kept = rows.filter(({fields}) => places.some((place) => fields[place]?.trim() === "1"));
  const lines = linesOf(plain);
  const starts = rows.map(({line}) => line);
  const wantedLines = new Set(kept.map(({line}) => line));
  const pieces = starts.flatMap((line, index) =>
    wantedLines.has(line) ? [lines.slice(line - 1, (starts[index + 1] ?? lines.length + 1) - 1).join("")] : [],
  );
  const head = lines.slice(0, (starts[0] ?? lines.length + 1) - 1).join("");
  const mark = text.slice(0, text.length - plain.length);
  return {
    content: Buffer.from(mark + head + pieces.join(""), coding),
    kept: kept.length,
    left: rows.length - kept.length,
  };
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
}
