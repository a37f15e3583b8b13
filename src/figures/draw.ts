import type {FigureSpec, WrittenFigure} from "../config/figure-specs.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import {expectedErrors, throwAll} from "../errors/cli-errors.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import type {NumberStyle} from "../numbers/style.ts";
import {LookupError} from "../results/lookup-error.ts";
import type {AnalysisResult, Results} from "../results/model.ts";
import {figureChoices} from "./choose.ts";
import {type Engine, startEngine} from "./engine.ts";
import type {FigureSpecification} from "./marks.ts";
import {type ReportColours, recordColours} from "./report-colours.ts";
import {specification} from "./specification.ts";
import type {FigureTheme} from "./theme.ts";
import {tidySvg} from "./tidy-svg.ts";

export interface DrawOptions {
  readonly style: NumberStyle;
  /** Where a figure is written in evaluation.yaml, for errors. */
  readonly placeOf?: (figureKey: string) => Place | undefined;
  readonly theme: FigureTheme;
  /** Whether colours of categories have hatches too, where a figure does not say itself. */
  readonly patterns?: boolean;
  /** One that was started earlier and that the caller closes; else one is started for this call. */
  readonly engine?: Engine | undefined;
}

export interface DrawnFigure {
  readonly svg: string;
  readonly analysis: AnalysisResult;
  /** What the author wrote, of the kind that it came to be. */
  readonly spec: FigureSpec;
  /** The author's, or else the analysis's. */
  readonly title: string;
}

/** The figures that could be drawn, and what is wrong with the others. */
export interface TriedFigures {
  readonly drawn: Map<string, DrawnFigure>;
  /** By the figure's key. */
  readonly errors: ReadonlyMap<string, readonly CliError[]>;
}

/**
 * Draws every figure of a report, in order.
 * @throws CliError as `tryFigures` tells, all in one
 */
export async function drawFigures(
  specs: Readonly<Record<string, WrittenFigure>>,
  results: Results,
  options: DrawOptions,
): Promise<Map<string, DrawnFigure>> {
  const {drawn, errors} = await tryFigures(specs, results, options);
  throwAll([...errors.values()].flat());
  return drawn;
}

/**
 * Draws the figures of a report that can be drawn. For the others it tells, with the figure's place, which analysis, block,
 * column or row is not there, or that such a figure cannot show its analysis.
 */
export async function tryFigures(
  specs: Readonly<Record<string, WrittenFigure>>,
  results: Results,
  options: DrawOptions,
): Promise<TriedFigures> {
  const record = recordColours(results.evaluation.waves.map(({label}) => label));
  const theme = {...options.theme, numbers: options.style};
  const errors = new Map<string, readonly CliError[]>();
  const specify = (key: string, written: WrittenFigure, reportColours: ReportColours) => {
    const patterns = written.patterns ?? options.patterns ?? false;
    return specifyOne(key, written, results, {...theme, patterns, reportColours}, options.placeOf);
  };
  const heard = Object.entries(specs).flatMap(([key, written]) => {
    try {
      const {spec} = specify(key, written, record.heard);
      return [{key, spec}];
    } catch (error) {
      errors.set(key, expectedErrors(error));
      return [];
    }
  });
  const reportColours = record.settle();
  const specified = heard.map(({key, spec}) => ({key, ...specify(key, spec, reportColours)}));
  if (specified.length === 0) return {drawn: new Map(), errors};
  const engine = options.engine ?? startEngine();
  try {
    const drawn = new Map(
      await Promise.all(
        specified.map(async ({key, spec, analysis, specification}): Promise<[string, DrawnFigure]> => {
          const svg = tidySvg(await engine.draw(specification), key);
          return [key, {svg, analysis, spec, title: spec.title ?? analysis.title}];
        }),
      ),
    );
    return {drawn, errors};
  } finally {
    if (options.engine === undefined) await engine.close();
  }
}

function analysisOf(spec: WrittenFigure, results: Results): AnalysisResult | undefined {
  return Object.hasOwn(results.analyses, spec.analysis) ? results.analyses[spec.analysis] : undefined;
}

interface Specified {
  readonly spec: FigureSpec;
  readonly analysis: AnalysisResult;
  readonly specification: FigureSpecification;
}

function specifyOne(
  key: string,
  written: WrittenFigure,
  results: Results,
  theme: FigureTheme,
  placeOf: DrawOptions["placeOf"],
): Specified {
  try {
    const analysis = analysisOf(written, results);
    if (analysis === undefined) {
      const message = `there is no analysis "${written.analysis}"`;
      throw new CliError("config", message, {
        hint: didYouMean(written.analysis, Object.keys(results.analyses), "analyses"),
        cause: new LookupError("analysis", "unknown", message, {wanted: written.analysis}),
      });
    }
    return firstThatFits(figureChoices(written, analysis), analysis, results, theme);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const place = placeOf?.(key);
    throw new CliError(error.kind, `Figure "${key}": ${error.message}.`, {place, hint: error.hint, cause: error.cause});
  }
}

/** @throws CliError what is wrong with the first, when none can be drawn */
function firstThatFits(
  choices: readonly FigureSpec[],
  analysis: AnalysisResult,
  results: Results,
  theme: FigureTheme,
): Specified {
  let first: unknown;
  for (const spec of choices) {
    try {
      return {spec, analysis, specification: specification(spec, analysis, results, theme)};
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      first ??= error;
    }
  }
  throw (
    first ??
    new CliError("config", `no kind of figure was found for "${analysis.key}" with these keys`, {
      hint: "Name its kind, for instance kind: bars.",
    })
  );
}
