import type {PdfFile} from "./pdf-file.ts";

/** Stands in a PDF whose data have no date. */
const noDate = "2000-01-01";

/** Replaces when and with which browser a PDF was printed: both times become the day of the data. */
export function stamp(file: PdfFile, dataDate: string | null): void {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(dataDate ?? "")?.[0] ?? noDate;
  const number = file.fromTrailer("Info");
  const info = file
    .text(number)
    .replace(/D:\d{14}/g, `D:${day.replaceAll("-", "")}000000`)
    .replace(/\/Creator \((?:[^()\\]|\\.)*\)/, "/Creator (maalepunkt)");
  file.replace(number, Buffer.from(info, "latin1"));
}
