import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {evaluationFileName} from "../config/evaluation.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import type {CliError} from "../errors/cli-error.ts";
import {startEngine} from "../figures/engine.ts";
import {remarksOn} from "../pipeline/proofs.ts";
import {stopErrors} from "../pipeline/refuse-stops.ts";
import {renderHtml} from "../render/html.ts";
import {keepStandingParts, type StandingParts} from "../render/standing-parts.ts";
import type {Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import {composer} from "./compose.ts";
import {configurationReader} from "./configuration.ts";
import {dataKeeper} from "./keep-data.ts";
import {themeKeeper} from "./keep-theme.ts";
import {analysisKeeper} from "./known-analyses.ts";
import {figureKeeper} from "./known-figures.ts";
import {markPart, type PartedPage, partPage} from "./page-parts.ts";
import {placesInPage, type Written} from "./places.ts";
import {type Problem, problemOf, type Remark, warningOf} from "./problems.ts";

/** A report as it can be shown now. */
export interface Made {
  /** Null as long as nothing could be made. */
  readonly page: PartedPage | null;
  readonly problems: readonly Problem[];
  /** The file that each chapter of the page is written in. */
  readonly chapters: readonly string[];
  /** As they could be read; null as long as they never could. */
  readonly files: EvaluationFiles | null;
}

/** How often files of a sort have been saved so far. */
export interface Saves {
  readonly data: number;
  /** Of themes, and of whatever else a report may be made to look by. */
  readonly look: number;
}

export interface Maker {
  /**
   * Makes the report of now, and nothing anew that has not changed. Calls must not overlap.
   * @param isOutdated asked between the steps: once it is true, the call ends
   * @returns null when it was outdated before it was made
   */
  readonly make: (saves: Saves, isOutdated: () => boolean) => Promise<Made | null>;
  /**
   * Reads the chapters of the report that was made last for what an author should look at. That is slower than making it, so
   * it has the earlier remarks until then.
   * @returns null when there is nothing new to tell, or something is wrong that comes first
   */
  readonly proofread: () => Promise<Made | null>;
  readonly close: () => Promise<void>;
}

/** Makes an evaluation's report again and again, and keeps what slow steps have given. */
export function createMaker(folder: string): Maker {
  const evaluationFile = join(folder, evaluationFileName);
  const read = configurationReader(folder);
  const data = dataKeeper();
  const analyse = analysisKeeper();
  const loadTheme = themeKeeper();
  const figures = figureKeeper(startEngine());
  const compose = composer();
  let standing: {readonly theme: Theme; readonly parts: StandingParts} | null = null;
  let shown: {readonly page: PartedPage; readonly written: Omit<Written, "evaluation">} | null = null;
  let files: EvaluationFiles | null = null;
  let told: {readonly errors: readonly CliError[]; readonly results: Results | null} = {errors: [], results: null};
  let remarks: readonly Remark[] = [];

  const made = async (errors: readonly CliError[], results: Results | null): Promise<Made> => {
    told = {errors, results};
    const isAsked = [...errors, ...remarks].some(({place}) => place?.file === evaluationFile);
    const text = isAsked ? await readFile(evaluationFile, "utf8").catch(() => "") : "";
    const places = shown === null ? null : placesInPage({...shown.written, evaluation: {file: evaluationFile, text}});
    const warnings = results?.dataReport.warnings ?? [];
    return {
      page: shown?.page ?? null,
      problems: [
        ...errors.map((error) => problemOf(error, places)),
        ...warnings.map((message) => warningOf({message}, places)),
        ...remarks.map((remark) => warningOf(remark, places)),
      ],
      chapters: shown?.written.report.chapters.map(({file}) => file) ?? [],
      files,
    };
  };

  return {
    make: async (saves, isOutdated) => {
      const reading = await read();
      files = reading.files;
      if (files === null) return made(reading.errors, null);
      const loaded = await data.load(files, saves.data);
      const look = await loadTheme(files, saves.look);
      const before = [...reading.errors, ...loaded.errors, ...look.errors];
      if (loaded.data === null || look.theme === null) return made(before, null);
      if (isOutdated()) return null;
      const {results, missing, errors} = await analyse(files, loaded.data);
      const counted = [...before, ...errors];
      if (results === null) return made(counted, null);
      if (isOutdated()) return null;
      const drawn = await figures.draw(files, results, look.theme);
      if (isOutdated()) return null;
      const {report, chapters, errors: onPaper} = compose(files, {results, drawn, missing});
      if (standing?.theme !== look.theme) standing = {theme: look.theme, parts: keepStandingParts()};
      const html = await renderHtml(report, {
        medium: "screen",
        theme: look.theme,
        results,
        markPart,
        standing: standing.parts,
      });
      const marks = chapters.flatMap(({chapter}) => chapter.marks);
      shown = {page: partPage(html), written: {report, marks, figures: files.evaluation.value.figures}};
      const stops = stopErrors(results.dataReport, folder, files.evaluation.placeOf(["data_quality", "stop"]));
      return made([...counted, ...stops, ...onPaper], results);
    },
    proofread: async () => {
      const {errors, results} = told;
      if (files === null || results === null || errors.length > 0) return null;
      const before = JSON.stringify(remarks);
      remarks = remarksOn(files, results);
      return JSON.stringify(remarks) === before ? null : made(errors, results);
    },
    close: async () => {
      await Promise.all([data.close(), figures.close()]);
    },
  };
}
