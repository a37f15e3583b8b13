import type {ReadPart} from "./open-package.ts";
import {plainText} from "./plain-text.ts";
import {readXml} from "./read-xml.ts";

/** What a document of maalepunkt's remembers of where its parts come from; see docs/word.md. */
export interface Origins {
  readonly evaluation: string;
  readonly chapters: readonly string[];
  readonly numbers: readonly {readonly addresses: readonly string[]; readonly printed: string | null}[];
  /** The addresses of the cells of each row of a table. */
  readonly rows: readonly (readonly string[])[];
}

/** More parts of its own than any program gives a document. */
const mostItems = 50;

/** Finds the part among those that programs have put beside the text: null when maalepunkt has not made the document. */
export async function readOrigins(read: ReadPart, file: string): Promise<Origins | null> {
  for (let item = 1; item <= mostItems; item++) {
    const xml = await read(`customXml/item${item}.xml`);
    if (xml?.includes("urn:maalepunkt:origins:1")) return parseOrigins(xml, file);
  }
  return null;
}

function parseOrigins(xml: string, file: string): Origins {
  let evaluation = "";
  let words = "";
  let printed: string | null = null;
  const chapters: string[] = [];
  const numbers: Origins["numbers"][number][] = [];
  const rows: string[][] = [];
  readXml(xml, file, {
    open: ({name, value}) => {
      words = "";
      printed = value("printed") ?? null;
      if (name === "origin:origins") evaluation = plainText(value("evaluation") ?? "");
    },
    text: (text) => {
      words += text;
    },
    close: (name) => {
      // One to the line: addresses may hold blanks.
      const addresses = words.split(/\r?\n/).map(plainText);
      if (name === "origin:chapter") chapters.push(plainText(words));
      if (name === "origin:number") numbers.push({addresses, printed});
      if (name === "origin:row") rows.push(addresses);
      words = "";
    },
  });
  return {evaluation, chapters, numbers, rows};
}
