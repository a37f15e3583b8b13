import {posix} from "node:path";
import type {ReadPart} from "./open-package.ts";
import {readXml} from "./read-xml.ts";

/** The parts of a document that reviewers leave something in. */
export interface PartNames {
  readonly document: string | undefined;
  readonly comments: string | undefined;
  readonly commentsExtended: string | undefined;
  readonly footnotes: string | undefined;
  readonly endnotes: string | undefined;
}

/** Finds the parts as the document tells of them: programs are free to name them as they like. */
export async function findParts(read: ReadPart, file: string): Promise<PartNames> {
  const document = (await relationshipsOf("", read, file)).get("officeDocument");
  const related = document === undefined ? new Map<string, string>() : await relationshipsOf(document, read, file);
  return {
    document,
    comments: related.get("comments"),
    commentsExtended: related.get("commentsExtended"),
    footnotes: related.get("footnotes"),
    endnotes: related.get("endnotes"),
  };
}

/** By the last word of their type. */
async function relationshipsOf(part: string, read: ReadPart, file: string): Promise<Map<string, string>> {
  const folder = posix.dirname(part) === "." ? "" : `${posix.dirname(part)}/`;
  const xml = await read(`${folder}_rels/${posix.basename(part)}.rels`);
  const found = new Map<string, string>();
  if (xml === undefined) return found;
  readXml(xml, file, {
    open: ({name, value}) => {
      if (name !== "rel:Relationship" || value("TargetMode") === "External") return;
      const type = value("Type")?.split("/").at(-1) ?? "";
      const target = value("Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : posix.normalize(folder + target);
      if (!found.has(type)) found.set(type, path);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}
