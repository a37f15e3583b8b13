import {idOf} from "./page-numbers.ts";
import type {PdfFile} from "./pdf-file.ts";
import {elementsOf, isLinked, type StructureElement} from "./structure/model.ts";
import {dictionaryOf} from "./structure/read-structure.ts";
import {isDictionary, lettersOf, type PdfDictionary, PdfText, type PdfValue, printValue, textOf} from "./values.ts";

/**
 * Gives every link the description that ISO 14289-1, 7.18.5 asks for: what it leads to. `titles` has what stands at the places
 * of the document, by their ids.
 */
export function describeLinks(file: PdfFile, root: StructureElement, titles: Readonly<Record<string, string>>): void {
  for (const element of elementsOf(root)) {
    for (const {annotation} of element.kids.filter(isLinked)) {
      const link = new Map<string, PdfValue>(dictionaryOf(file, annotation));
      link.set("/Contents", textOf(describe(link, titles)));
      file.set(annotation, printValue(link));
    }
  }
}

function describe(link: PdfDictionary, titles: Readonly<Record<string, string>>): string {
  const destination = link.get("/Dest");
  if (typeof destination === "string") return titles[idOf(destination.slice(1))] || "Sted i rapporten";
  const action = link.get("/A");
  const address = isDictionary(action) ? action.get("/URI") : undefined;
  return address instanceof PdfText ? `Ekstern henvisning: ${lettersOf(address)}` : "Henvisning";
}
