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
  return [
    leadingTo(key, figure?.key ?? null),
    text,
    `{{table "${key}"}}`,
    figure === null ? "" : `{{figure "${figure.key}"}}`,
  ];
}

/** Readers are told of a table or figure before they meet it. */
function leadingTo(table: string, figure: string | null): string {
  const drawn = figure === null ? "" : ` og {{ref "figure:${figure}"}}`;
  return `{{ref "table:${table}" capital=true}}${drawn} viser tallene.`;
}
