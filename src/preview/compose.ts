import {basename} from "node:path";
import type {ChapterFile, EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {expectedErrors} from "../errors/cli-errors.ts";
import {
  joinChapters,
  type ReadChapter,
  readChapter,
  type TriedChapter,
  tryChapter,
} from "../narrative/render-chapters.ts";
import {joinPaper, type Paper} from "../pipeline/compose.ts";
import type {ReportDocument} from "../report/model.ts";
import {outlineChapters} from "../report/outline.ts";
import type {Results} from "../results/model.ts";

/** Everything but the text of its chapters that a report is put together of. */
export type Ingredients = Omit<Paper, "text"> & {readonly results: Results};

export interface Composed {
  readonly report: ReportDocument;
  readonly errors: readonly CliError[];
  /** As they stand in the report, in its order. */
  readonly chapters: readonly TriedChapter[];
}

/** How a chapter stands in the report: as it is written now, as it last could be read, or as its title alone. */
type Standing = "now" | "before" | "title";

interface Placed {
  readonly file: ChapterFile;
  readonly standing: Standing;
  readonly tried: TriedChapter;
}

/**
 * Puts a report together again and again. A chapter whose text and results are the same is not run again. One that cannot be
 * read, or that cannot stand beside the others, is shown as it last could; its errors are those of now.
 */
export function composer(): (files: EvaluationFiles, ingredients: Ingredients) => Composed {
  const run = rememberingRunner();
  const readable = new Map<string, ChapterFile>();
  const placed = (file: ChapterFile, standing: Standing, results: Results): Placed => {
    const before = standing === "before" ? readable.get(file.file) : undefined;
    if (standing === "now") return {file, standing, tried: run(file, results)};
    const shown = before ?? titleOf(file);
    return {
      file,
      standing: before === undefined ? "title" : "before",
      tried: quiet(tryChapter(readChapter(shown), results)),
    };
  };
  return (files, {results, drawn, missing}) => {
    const told: CliError[] = [];
    let all = files.chapters.map((file) => placed(file, "now", results));
    for (const {tried} of all) if (tried.isUnreadable) told.push(...tried.misread);
    all = all.map((each) => (each.tried.isUnreadable ? placed(each.file, "before", results) : each));
    for (;;) {
      const text = joinChapters(all.map(({tried}) => tried));
      const isWhole = text.isWhole && all.every(({standing}) => standing !== "title");
      const {report, errors} = joinPaper(files, results, {text: {...text, isWhole}, drawn, missing});
      const misfit = report.chapters.length === all.length ? undefined : findMisfit(all);
      if (misfit === undefined) {
        for (const {file, standing} of all) if (standing === "now") readable.set(file.file, file);
        return {report, errors: [...told, ...errors], chapters: all.map(({tried}) => tried)};
      }
      told.push(...misfit.errors);
      const next = misfit.placed.standing === "now" ? "before" : "title";
      all = all.map((each) => (each === misfit.placed ? placed(each.file, next, results) : each));
    }
  };
}

/** The chapter that keeps the report from having an outline; undefined when it is none, or nothing can stand in for it. */
function findMisfit(all: readonly Placed[]): {placed: Placed; errors: readonly CliError[]} | undefined {
  try {
    outlineChapters(
      all.map(({tried}) => tried.chapter),
      [],
    );
    return undefined;
  } catch (error) {
    const errors = expectedErrors(error);
    const placed = all.find(({file, standing}) => standing !== "title" && file.file === errors[0]?.place?.file);
    return placed === undefined ? undefined : {placed, errors};
  }
}

function rememberingRunner(): (file: ChapterFile, results: Results) => TriedChapter {
  const made = new Map<
    string,
    {readonly text: string; readonly read: ReadChapter; readonly results: Results; readonly tried: TriedChapter}
  >();
  return (file, results) => {
    const before = made.get(file.file);
    if (before?.text === file.text && before.results === results) return before.tried;
    const read = before?.text === file.text ? before.read : readChapter(file);
    const tried = tryChapter(read, results);
    made.set(file.file, {text: file.text, read, results, tried});
    return tried;
  };
}

/** What stands in for another text tells nothing of its own. */
function quiet(tried: TriedChapter): TriedChapter {
  return {...tried, misread: [], errors: [], failed: []};
}

function titleOf({file, text}: ChapterFile): ChapterFile {
  const title = /^# ([^{}\n]*)/m.exec(text)?.[1] ?? "";
  const plain = title.replace(/[^\p{L}\p{N} ,.-]/gu, "").trim();
  return {file, text: `# ${plain === "" ? basename(file, ".md").replace(/[^\p{L}\p{N}]+/gu, " ") : plain}\n`};
}
