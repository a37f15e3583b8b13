import type {Page} from "../../browser/page.ts";
import {measureBlocks, readPageArea} from "./measure-blocks.ts";
import type {Arrangement} from "./model.ts";
import {planPages} from "./plan-pages.ts";

/**
 * Lets the pages of a report be full, before it is printed: it is laid out once at the width of a page, and what would leave a
 * page half empty is moved, broken or parted (see `planPages`).
 */
export async function arrangePages(page: Page): Promise<void> {
  const area = await readPageArea(page);
  if (area === null) return;
  await page.layOutForPrint(area);
  const chapters = await measureBlocks(page);
  const arrangements = chapters.map((blocks) => planPages(blocks, area.height));
  if (arrangements.some(({length}) => length > 0)) await page.evaluate(`(${arrange})(${JSON.stringify(arrangements)})`);
}

/** Runs in the page, which shares no variables with this program. */
function arrange(chapters: readonly (readonly Arrangement[])[]): void {
  for (const [index, chapter] of document.querySelectorAll(".chapter").entries()) {
    const blocks = Array.from(chapter.children);
    for (const arrangement of chapters[index] ?? []) {
      const block = blocks[arrangement.block];
      if (!(block instanceof HTMLElement)) continue;
      if (arrangement.kind === "move") blocks[arrangement.after]?.after(block);
      else if (arrangement.kind === "part") block.classList.add("parted");
      else {
        if (arrangement.kind === "break") {
          block.classList.remove("between-blocks");
          block.classList.add("between-rows");
        }
        block.style.setProperty("--first-height", `${Math.floor(arrangement.first)}px`);
      }
    }
  }
}
