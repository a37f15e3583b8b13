import type {Chapter, HeadingBlock} from "../../report/model.ts";
import type {DocxContext} from "./context.ts";
import {renderInlines} from "./inline.ts";
import type {Paragraph} from "./model.ts";
import {numberings} from "./numbering.ts";
import {paragraph} from "./paragraph.ts";
import type {StyleId} from "./styles.ts";

const numbered: Readonly<Record<2 | 3, StyleId>> = {2: "Heading2", 3: "Heading3"};
const unnumbered: Readonly<Record<2 | 3, StyleId>> = {2: "UnnumberedHeading2", 3: "UnnumberedHeading3"};

/** A section's heading in Word's own style, with a number that Word counts where the report has one. */
export function renderHeading(heading: HeadingBlock, context: DocxContext): Paragraph {
  const {anchors} = context;
  const words = [
    ...anchors.line(heading.line),
    ...anchors.target(heading.id, renderInlines(heading.children, context)),
  ];
  if (heading.level === 4) return paragraph("Heading4", words);
  if (heading.number === null) return paragraph(unnumbered[heading.level], words);
  const isInAppendix = !/^\d/.test(heading.number);
  const numbering = {id: numberings.appendices, level: heading.level - 1};
  return paragraph(numbered[heading.level], words, isInAppendix ? {numbering} : {});
}

/** A chapter's title: numbered, as an appendix, or in front matter without a number. */
export function renderChapterTitle(chapter: Chapter, context: DocxContext): Paragraph {
  const {anchors} = context;
  const words = [...anchors.line(1), ...anchors.target(chapter.id, renderInlines(chapter.title, context))];
  // Front matter keeps Word's own style, so that it stays in the contents that Word makes.
  if (chapter.number === null) return paragraph("Heading1", words, {numbering: false});
  return paragraph(
    "Heading1",
    words,
    chapter.kind === "appendix" ? {numbering: {id: numberings.appendices, level: 0}} : {},
  );
}
