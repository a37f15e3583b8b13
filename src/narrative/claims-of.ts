import {type ClaimNode, claimsIn} from "./bind.ts";
import {type ChapterText, readChapter} from "./render-chapters.ts";

/** The claims of chapters, in their order. */
export function claimsOf(chapters: readonly ChapterText[]): ClaimNode[] {
  return chapters.flatMap((chapter) => claimsIn(readChapter(chapter).nodes ?? []));
}
