import type {ArchiveMember} from "../archive/zip.ts";
import {readXml} from "./read-xml.ts";

/** The texts that the cells of an .xlsx workbook name by number. How they are written (bold, in parts) is left out. */
export async function readSharedStrings(part: ArchiveMember, file: string): Promise<string[]> {
  const strings: string[] = [];
  const text = new StringText();
  await readXml(part.unpack(), file, {
    open: (name) => {
      if (name === "si") text.clear();
      text.open(name);
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      text.close(name);
      if (name === "si") strings.push(text.value());
    },
  });
  return strings;
}

/** Gathers the text of a string item: of its `t` elements, save those of phonetic readings. */
export class StringText {
  #text = "";
  #inText = false;
  #inPhonetic = false;

  clear(): void {
    this.#text = "";
  }

  open(name: string): void {
    if (name === "rPh") this.#inPhonetic = true;
    if (name === "t") this.#inText = true;
  }

  add(piece: string): void {
    if (this.#inText && !this.#inPhonetic) this.#text += piece;
  }

  close(name: string): void {
    if (name === "rPh") this.#inPhonetic = false;
    if (name === "t") this.#inText = false;
  }

  value(): string {
    return unescaped(this.#text);
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
