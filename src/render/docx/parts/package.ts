import {tag, xmlDeclaration} from "../xml.ts";
import {type ZipEntry, zip} from "../zip.ts";
import {relationshipType} from "./namespaces.ts";

/** A file of the package, and what tells of it. */
export interface Part {
  /** "word/styles.xml" */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Left out for files that are known by their ending. */
  readonly type?: string;
  /** How the document, or the package, refers to it; left out where it does not. */
  readonly relationship?: Relationship;
  /** Which part it is that refers to it; the document when left out. */
  readonly of?: string;
}

export interface Relationship {
  readonly id: string;
  readonly type: string;
}

const relationshipsNamespace = "http://schemas.openxmlformats.org/package/2006/relationships";
const endings = {
  rels: "application/vnd.openxmlformats-package.relationships+xml",
  xml: "application/xml",
  png: "image/png",
  svg: "image/svg+xml",
  odttf: "application/vnd.openxmlformats-officedocument.obfuscatedFont",
};
const documentName = "word/document.xml";

/** All parts as one file, with what leads from one to the other. `links` lead out of the document. */
export function packParts(
  parts: readonly Part[],
  links: readonly {readonly id: string; readonly address: string}[],
): Uint8Array {
  const entries: ZipEntry[] = [
    {name: "[Content_Types].xml", content: contentTypes(parts)},
    ...parts.map(({name, content}) => ({name, content})),
    ...relationships(parts, links),
  ];
  return zip(entries);
}

function contentTypes(parts: readonly Part[]): string {
  const defaults = Object.entries(endings).map(([ending, type]) =>
    tag("Default", {Extension: ending, ContentType: type}),
  );
  const overrides = parts.flatMap(({name, type}) =>
    type === undefined ? [] : [tag("Override", {PartName: `/${name}`, ContentType: type})],
  );
  const namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
  return xmlDeclaration + tag("Types", {xmlns: namespace}, [...defaults, ...overrides].join(""));
}

function relationships(
  parts: readonly Part[],
  links: readonly {readonly id: string; readonly address: string}[],
): ZipEntry[] {
  const bySource = new Map<string, string[]>();
  for (const {name, relationship, of = documentName} of parts) {
    if (relationship === undefined) continue;
    const target = pathBetween(of, name);
    const element = tag("Relationship", {Id: relationship.id, Type: relationship.type, Target: target});
    bySource.set(of, [...(bySource.get(of) ?? []), element]);
  }
  const outwards = links.map(({id, address}) =>
    tag("Relationship", {Id: id, Type: relationshipType("hyperlink"), Target: address, TargetMode: "External"}),
  );
  // Notes link outwards by the same names as the text.
  for (const source of [documentName, "word/footnotes.xml"]) {
    if (outwards.length > 0 || bySource.has(source))
      bySource.set(source, [...(bySource.get(source) ?? []), ...outwards]);
  }
  return [...bySource].map(([source, elements]) => {
    const slash = source.lastIndexOf("/");
    const name = `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`;
    return {name, content: xmlDeclaration + tag("Relationships", {xmlns: relationshipsNamespace}, elements.join(""))};
  });
}

/** From one part to another, as relationships have it; the package itself is "". */
function pathBetween(from: string, to: string): string {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  return folder !== "" && to.startsWith(folder) ? to.slice(folder.length) : folder === "" ? to : `../${to}`;
}
