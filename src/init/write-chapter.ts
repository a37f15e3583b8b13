import type {PlannedChapter, PlannedSection, PlannedTable} from "./plan-model.ts";

/** The Markdown of one chapter. */
export function writeChapter({title, introduction, sections}: PlannedChapter): string {
  return inParagraphs([`# ${title}`, introduction, writeSections(sections).trimEnd()]);
}

/** The Markdown of sections: heading, sentence, table and figure of each question. */
export function writeSections(sections: readonly PlannedSection[]): string {
  return inParagraphs(sections.flatMap(({heading, tables}) => [`## ${heading}`, ...tables.flatMap(tableParts)]));
}

function inParagraphs(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function tableParts({key, text, figure}: PlannedTable): string[] {
  return [text, `{{table "${key}"}}`, figure === null ? "" : `{{figure "${figure.key}"}}`];
}
