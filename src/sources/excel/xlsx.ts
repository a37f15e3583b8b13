import {posix} from "node:path";
import {CliError} from "../../errors/cli-error.ts";
import type {ArchiveMember} from "../archive/zip.ts";
import {readXml} from "./read-xml.ts";
import type {Sheet, Workbook} from "./workbook.ts";
import {readSheet} from "./xlsx-sheet.ts";
import {readSharedStrings} from "./xlsx-strings.ts";
import {readFormats} from "./xlsx-styles.ts";
import {attributesOf} from "./xml-reader.ts";

type Parts = ReadonlyMap<string, ArchiveMember>;

interface SheetEntry {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

/** A relation of one part of the workbook to another. */
interface Relation {
  readonly type: string;
  readonly target: string;
}

/**
 * The sheets of an .xlsx or .xlsm workbook (ECMA-376). Macros, links to other workbooks, drawings and all else that is no
 * cell is left where it is.
 * @throws CliError (data) when a part is missing or damaged
 */
export async function openXlsx(members: readonly ArchiveMember[], file: string): Promise<Workbook> {
  const parts: Parts = new Map(members.map((member) => [member.name.replaceAll("\\", "/").toLowerCase(), member]));
  const main = await mainPart(parts, file);
  const {entries, date1904} = await readEntries(partOf(parts, main, file), file);
  const relations = await relationsOf(parts, main, file);
  const related = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target;
  const shared = once(async () => {
    const strings = related("sharedStrings");
    const styles = related("styles");
    return {
      strings: strings === undefined ? [] : await readSharedStrings(partOf(parts, strings, file), file),
      formats: styles === undefined ? [] : await readFormats(partOf(parts, styles, file), file),
      date1904,
    };
  });
  const sheets = entries.flatMap(({name, relation, isHidden}): Sheet[] => {
    const found = relations.get(relation);
    if (found === undefined) throw lacksPart(file, `sheet "${name}"`);
    if (found.type !== "worksheet") return [];
    const read = async () => readSheet(partOf(parts, found.target, file), name, file, await shared());
    return [{name, isHidden, read}];
  });
  return {format: "xlsx", sheets};
}

async function mainPart(parts: Parts, file: string): Promise<string> {
  const relations = await relationsOf(parts, "", file);
  const main = [...relations.values()].find(({type}) => type === "officeDocument");
  return main?.target ?? "xl/workbook.xml";
}

async function readEntries(
  part: ArchiveMember,
  file: string,
): Promise<{readonly entries: SheetEntry[]; readonly date1904: boolean}> {
  const entries: SheetEntry[] = [];
  let date1904 = false;
  await readXml(part.unpack(), file, {
    open: (name, raw) => {
      const attributes = attributesOf(raw);
      // Extensions of the workbook have elements of the same names.
      const system = name === "workbookPr" ? attributes.get("date1904") : undefined;
      if (system !== undefined) date1904 = /^(1|true|on)$/.test(system);
      if (name !== "sheet" || !attributes.has("sheetId")) return;
      entries.push({
        name: attributes.get("name") ?? "",
        relation: attributes.get("id") ?? "",
        isHidden: (attributes.get("state") ?? "visible") !== "visible",
      });
    },
    text: () => {},
    close: () => {},
  });
  return {entries, date1904};
}

/** The relations of a part by their ids; targets are names of parts, and links out of the workbook are left out. */
async function relationsOf(parts: Parts, part: string, file: string): Promise<Map<string, Relation>> {
  const folder = part === "" ? "" : posix.dirname(part);
  const list = parts.get(posix.join(folder, "_rels", `${posix.basename(part)}.rels`).toLowerCase());
  const relations = new Map<string, Relation>();
  if (list === undefined) return relations;
  await readXml(list.unpack(), file, {
    open: (name, raw) => {
      if (name !== "Relationship") return;
      const attributes = attributesOf(raw);
      if (attributes.get("TargetMode") === "External") return;
      const target = attributes.get("Target") ?? "";
      relations.set(attributes.get("Id") ?? "", {
        type: posix.basename(attributes.get("Type") ?? ""),
        target: target.startsWith("/") ? target.slice(1) : posix.join(folder, target),
      });
    },
    text: () => {},
    close: () => {},
  });
  return relations;
}

function partOf(parts: Parts, name: string, file: string): ArchiveMember {
  const part = parts.get(name.toLowerCase());
  if (part === undefined) throw lacksPart(file, `the part "${name}"`);
  return part;
}

function lacksPart(file: string, what: string): CliError {
  return new CliError("data", `The workbook is damaged: it lacks ${what}.`, {
    place: {file},
    hint: "Open it in Excel and save it again.",
  });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
