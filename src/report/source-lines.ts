import type {Place} from "../errors/cli-error.ts";
import type {RenderedChapter} from "../narrative/model.ts";
import type {MarkdownToken} from "./markdown.ts";

/** Where in its chapter's file a token begins. */
export function placeOfToken(token: MarkdownToken, chapter: RenderedChapter): {file: string; line: number} & Place {
  const line = token.map?.[0] ?? 0;
  return {file: chapter.file, line: chapter.lines[line] ?? line + 1};
}
