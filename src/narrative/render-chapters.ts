import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import type {Findings} from "../results/model.ts";
import {type BoundNode, bindTemplate, claimsIn} from "./bind.ts";
import {sameNames} from "./claims.ts";
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

/** Chapters as far as they could be made. */
export interface TriedChapters {
  readonly chapters: readonly RenderedChapter[];
  /** Config: something is written wrong or does not exist; data: a cell that is asked for is empty; claim: the data do not support it. */
  readonly errors: readonly CliError[];
  /** Whether everything that authors have placed has its mark, so that references can be followed. */
  readonly isWhole: boolean;
}

/**
 * Runs the helpers of all chapters.
 * @throws CliError as `tryChapters` tells, all in one
 */
export function renderChapters(chapters: readonly ChapterText[], results: Findings): readonly RenderedChapter[] {
  const tried = tryChapters(chapters, results);
  throwAll(tried.errors);
  return tried.chapters;
}

/**
 * Runs the helpers of all chapters and tells all that is wrong in them: first what is written wrong, then what does not exist
 * or is empty, and last the claims that do not hold.
 */
export function tryChapters(chapters: readonly ChapterText[], results: Findings): TriedChapters {
  const misread: CliError[] = [];
  const bound = chapters.map((chapter) => ({file: chapter.file, nodes: bindChapter(chapter, misread)}));
  const claims = sameNames(bound.flatMap(({nodes}) => claimsIn(nodes)));
  const [errors, failed]: [CliError[], CliError[]] = [[], []];
  const rendered = bound.map(({file, nodes}): RenderedChapter => {
    const marks: Run["marks"] = [];
    const markdown = runTemplate(nodes, {results, marks, errors, failed});
    return {file, markdown: swallowPoints(markdown, marks), marks};
  });
  return {chapters: rendered, errors: [...misread, ...claims, ...errors, ...failed], isWhole: misread.length === 0};
}

function bindChapter({file, text}: ChapterText, errors: CliError[]): BoundNode[] {
  try {
    const nodes = parseTemplate(fileSource(file, text));
    return bindTemplate(nodes, {helpers: chapterHelpers, claims: true}, errors);
  } catch (error) {
    errors.push(...expectedErrors(error));
    return [];
  }
}
