import {type Manuscript, type Passage, quotable} from "../manuscript.ts";
import type {Finding, Rule} from "../model.ts";

interface Heading extends Passage {
  readonly level: number;
  readonly title: string;
}

/** Headings that skip a level, have nothing under them, or end with a full stop. */
export const headings: Rule = ({manuscripts}) => manuscripts.flatMap(inManuscript);

function inManuscript(manuscript: Manuscript): Finding[] {
  const remark = (heading: Heading, message: string, hint: string): Finding => ({
    rule: "headings",
    place: manuscript.placeAt(heading.start),
    message: `The heading «${heading.title}» ${message}.`,
    hint,
    words: heading.title,
  });
  const found = manuscript.passages.flatMap((passage, index) => {
    const heading = asHeading(passage);
    return heading === null ? [] : [{heading, next: manuscript.passages[index + 1]}];
  });
  return found.flatMap(({heading, next}, index): Finding[] => {
    const before = found[index - 1]?.heading;
    const skips = before !== undefined && heading.level > before.level + 1;
    const after = next === undefined ? null : asHeading(next);
    const isEmpty = next === undefined || (after !== null && after.level <= heading.level);
    return [
      ...(skips ? [remark(heading, "skips a level", `Write ${"#".repeat((before?.level ?? 1) + 1)}.`)] : []),
      ...(isEmpty ? [remark(heading, "has nothing under it", "Write something there, or delete it.")] : []),
      ...(/[^.]\.$/.test(heading.title) ? [remark(heading, "ends with a full stop", "Headings have none.")] : []),
    ];
  });
}

function asHeading(passage: Passage): Heading | null {
  if (passage.kind !== "heading") return null;
  const [, marks = "", title = ""] = /^\s*(#{1,6})\s+(.*?)\s*(?:\{[^}]*\})?\s*$/s.exec(passage.text) ?? [];
  return {...passage, level: marks.length, title: quotable(title)};
}
