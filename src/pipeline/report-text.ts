import {basename} from "node:path";
import type {Passage} from "../editions/manifest.ts";
import type {Block, Inline, ReportDocument} from "../report/model.ts";
import {allBlocks} from "../report/walk.ts";

/** The text of a report, passage by passage, with the chapter and line of each; without tables, figures and lists of contents. */
export function reportText({chapters, footnotes}: ReportDocument): Passage[] {
  return [
    ...chapters.flatMap(({file, title, blocks}) => {
      const chapter = basename(file);
      return [...passage(chapter, 1, title), ...allBlocks(blocks).flatMap((block) => passagesOf(chapter, block))];
    }),
    ...footnotes.flatMap(({children}) => allBlocks(children).flatMap((block) => passagesOf(null, block))),
  ];
}

function passagesOf(chapter: string | null, block: Block): Passage[] {
  const line = block.line ?? null;
  switch (block.kind) {
    case "heading":
    case "paragraph":
      return passage(chapter, line, block.children);
    case "quote":
      return passage(chapter, line, block.attribution ?? []);
    case "box":
      return passage(chapter, line, block.title);
    case "key-figures":
      return block.items.flatMap(({value, label}) =>
        passage(chapter, line, [...value, {kind: "text", text: " "}, ...label]),
      );
    default:
      return [];
  }
}

function passage(chapter: string | null, line: number | null, inlines: readonly Inline[]): Passage[] {
  const text = inlines.map(textOf).join("").replace(/\s+/gu, " ").trim();
  return text === "" ? [] : [{chapter, line, text}];
}

/** As it is read; the number of a footnote is no word of the sentence. */
function textOf(inline: Inline): string {
  if ("children" in inline) return inline.children.map(textOf).join("");
  if (inline.kind === "break") return " ";
  return inline.kind === "footnote" ? "" : inline.text;
}
