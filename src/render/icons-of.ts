import type {ReportDocument} from "../report/model.ts";
import {allBlocks} from "../report/walk.ts";

/** The names of the icons that a report uses. */
export function iconsOf(report: ReportDocument): string[] {
  const blocks = report.chapters.flatMap((chapter) => allBlocks(chapter.blocks));
  const figures = blocks.flatMap((block) => (block.kind === "key-figures" ? block.items : []));
  return figures.flatMap(({icon}) => (icon === null ? [] : [icon]));
}
