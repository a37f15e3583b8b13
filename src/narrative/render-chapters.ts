import type {Findings} from "../results/model.ts";
import {bindTemplate, claimsIn} from "./bind.ts";
import {claimFailure, refuseSameNames} from "./claims.ts";
import {chapterHelpers} from "./helpers/registry.ts";
import {swallowPoints} from "./marks.ts";
import type {RenderedChapter} from "./model.ts";
import {type Run, runTemplate} from "./run.ts";
import {parseTemplate} from "./template/parse.ts";
import {fileSource} from "./template/source-text.ts";

/** A chapter as the author wrote it. */
export interface ChapterText {
  /** As it is to be named in errors. */
  readonly file: string;
  readonly text: string;
}

/**
 * Runs the helpers of all chapters. Everything that can be checked without results is checked in all of them first.
 * @throws CliError config: something is written wrong or does not exist; data: a cell that is asked for is empty;
 *   claim: claims that the data do not support, all in one error
 */
export function renderChapters(chapters: readonly ChapterText[], results: Findings): RenderedChapter[] {
  const bound = chapters.map(({file, text}) => {
    const source = fileSource(file, text);
    return {file, nodes: bindTemplate(parseTemplate(source), {helpers: chapterHelpers, claims: true})};
  });
  refuseSameNames(bound.flatMap(({nodes}) => claimsIn(nodes)));
  const failed: Run["failed"] = [];
  const rendered = bound.map(({file, nodes}): RenderedChapter => {
    const marks: Run["marks"] = [];
    const markdown = runTemplate(nodes, {results, marks, failed});
    return {file, markdown: swallowPoints(markdown, marks), marks};
  });
  const [first, ...others] = failed;
  if (first !== undefined) throw claimFailure([first, ...others]);
  return rendered;
}
