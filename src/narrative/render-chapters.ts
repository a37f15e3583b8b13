import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import type {Findings} from "../results/model.ts";
import {type BoundNode, bindTemplate, type ClaimNode, claimsIn} from "./bind.ts";
import {sameNames} from "./claims.ts";
import {chapterHelpers} from "./helpers/registry.ts";
import {swallowPoints} from "./marks.ts";
import type {RenderedChapter} from "./model.ts";
import {joinPieces, sourceLines} from "./pieces.ts";
import {type Run, runPieces} from "./run.ts";
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
  return joinChapters(chapters.map((chapter) => tryChapter(readChapter(chapter), results)));
}

/** One chapter as far as it could be made, and what is wrong with it by where it was found. */
export interface TriedChapter {
  readonly chapter: RenderedChapter;
  /** What is written wrong. */
  readonly misread: readonly CliError[];
  /** Whether nothing of it could be read, so that it is empty. */
  readonly isUnreadable: boolean;
  readonly claims: readonly ClaimNode[];
  /** What does not exist or is empty. */
  readonly errors: readonly CliError[];
  /** The claims that do not hold. */
  readonly failed: readonly CliError[];
}

/** A chapter whose helpers are known, and that only wants results. */
export interface ReadChapter {
  readonly file: string;
  /** Null when it cannot be read at all. */
  readonly nodes: readonly BoundNode[] | null;
  /** What is written wrong. */
  readonly misread: readonly CliError[];
}

/** Reads a chapter as far as that goes without results. */
export function readChapter({file, text}: ChapterText): ReadChapter {
  const misread: CliError[] = [];
  try {
    const nodes = bindTemplate(parseTemplate(fileSource(file, text)), {helpers: chapterHelpers, claims: true}, misread);
    return {file, nodes, misread};
  } catch (error) {
    return {file, nodes: null, misread: [...misread, ...expectedErrors(error)]};
  }
}

/** Runs the helpers of one chapter. */
export function tryChapter({file, nodes, misread}: ReadChapter, results: Findings): TriedChapter {
  const run: Run = {results, marks: [], errors: [], failed: []};
  const pieces = runPieces(nodes ?? [], run);
  const markdown = swallowPoints(joinPieces(pieces), run.marks);
  return {
    chapter: {file, markdown, marks: run.marks, lines: sourceLines(pieces)},
    misread,
    isUnreadable: nodes === null,
    claims: claimsIn(nodes ?? []),
    errors: run.errors,
    failed: run.failed,
  };
}

/** Chapters that were made one by one, together. */
export function joinChapters(tried: readonly TriedChapter[]): TriedChapters {
  const misread = tried.flatMap((each) => each.misread);
  const sameName = sameNames(tried.flatMap(({claims}) => claims));
  const [errors, failed] = [tried.flatMap((each) => each.errors), tried.flatMap((each) => each.failed)];
  return {
    chapters: tried.map(({chapter}) => chapter),
    errors: [...misread, ...sameName, ...errors, ...failed],
    isWhole: misread.length === 0,
  };
}
