import {type PdfFile, reference} from "./pdf-file.ts";

/** On which page, counted from 1, each place that the document links to has come to lie: by the id of the element. */
export function destinationPages(file: PdfFile): Map<string, number> {
  const destinations = new Map<string, number>();
  const catalog = file.text(file.fromTrailer("Root"));
  if (!catalog.includes("/Dests")) return destinations;
  const pageNumbers = new Map(file.pages().map((page, index) => [page, index + 1]));
  const dictionary = file.text(reference(catalog, "Dests"));
  for (const [, name = "", page] of dictionary.matchAll(/\/([^\s/[\]<>()]+)\s*\[\s*(\d+) 0 R/g)) {
    const number = pageNumbers.get(Number(page));
    if (number !== undefined) destinations.set(decodeName(name), number);
  }
  return destinations;
}

/** A PDF name as the id it stands for; `%` in a name is `#25`. */
function decodeName(name: string): string {
  return idOf(name.replace(/#([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))));
}

/** The id that a destination is named by. Chromium writes the address of the link: `mål` is `m%C3%A5l`. */
export function idOf(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
