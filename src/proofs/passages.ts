export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Lines without a blank one between. */
export interface Passage extends Stretch {
  readonly kind: "prose" | "heading" | "quote" | "directive";
  readonly text: string;
}

/** Parts of a chapter in which somebody else speaks. */
const quoting = "pull-quote";

/** The passages of a chapter; helpers are blanked out of it. */
export function passagesOf(text: string): Passage[] {
  const passages: Passage[] = [];
  const parts: string[] = [];
  for (const match of text.matchAll(/(?:[^\n]*\S[^\n]*(?:\n|$))+/g)) {
    for (const passage of partsOf(match[0], match.index)) {
      if (passage.kind === "directive") enter(parts, passage.text);
      const isSaid = passage.kind === "prose" && parts.includes(quoting);
      passages.push(isSaid ? {...passage, kind: "quote"} : passage);
    }
  }
  return passages;
}

/** `:::` ends the innermost part that is open, `::: name` begins one. */
function enter(parts: string[], line: string): void {
  if (isPartEnd(line)) parts.pop();
  else if (line.trim().startsWith(":::")) parts.push(partName(line));
}

/** Whether a directive is the end of a part. */
export function isPartEnd(line: string): boolean {
  return /^\s*:{3,}\s*$/.test(line);
}

/** `box` of `::: box Titel`. */
export function partName(line: string): string {
  return /^\s*:{3,}\s*([\w-]*)/.exec(line)?.[1] ?? "";
}

/** Headings and directives are passages of their own, also without blank lines around them. */
function* partsOf(paragraph: string, start: number): Generator<Passage> {
  let from = start;
  let kind: Passage["kind"] | undefined;
  let text = "";
  for (const line of paragraph.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const of = kindOf(line, kind);
    const isOwn = of === "heading" || of === "directive" || /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
    if (kind !== undefined && (isOwn || of !== kind)) {
      yield {kind, text, start: from, end: from + text.length};
      from += text.length;
      text = "";
    }
    kind = of;
    text += line;
    if (of === "heading" || of === "directive") {
      yield {kind, text, start: from, end: from + text.length};
      from += text.length;
      text = "";
      kind = undefined;
    }
  }
  if (kind !== undefined) yield {kind, text, start: from, end: from + text.length};
}

function kindOf(line: string, before: Passage["kind"] | undefined): Passage["kind"] {
  if (/^\s*#{1,6}\s/.test(line)) return "heading";
  if (/^\s*(?::{3,}|\+{3,}\s*$)/.test(line)) return "directive";
  if (/^\s*>/.test(line) || before === "quote") return "quote";
  return "prose";
}
