import {type Manuscript, quotable} from "../manuscript.ts";
import type {Finding, Rule} from "../model.ts";
import {isPartEnd, type Passage, partName} from "../passages.ts";

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
  const passages = manuscript.passages.filter((passage) => !isTransparent(passage));
  const found = passages.flatMap((passage, index) => {
    const heading = asHeading(passage);
    return heading === null ? [] : [{heading, next: passages[index + 1]}];
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
  const written = passage.text.trim();
  const level = /^#*/.exec(written)?.[0].length ?? 0;
  const attributes = written.endsWith("}") ? written.lastIndexOf("{") : -1;
  return {...passage, level, title: quotable(written.slice(level, attributes < 0 ? undefined : attributes))};
}

/** Parts that hold headings, and the ends of all: what stands before and after them belongs together. */
function isTransparent({kind, text}: Passage): boolean {
  return kind === "directive" && (isPartEnd(text) || ["summary", "landscape"].includes(partName(text)));
}
