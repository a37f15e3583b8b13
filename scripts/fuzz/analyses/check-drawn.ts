import {type FigureKind, figureSpec} from "../../../src/config/figure-specs.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import {drawFigures} from "../../../src/figures/draw.ts";
import type {Engine} from "../../../src/figures/engine.ts";
import {figureTheme} from "../../../src/figures/theme.ts";
import {emptyRegister} from "../../../src/render/asked/model.ts";
import {createHyphenation} from "../../../src/render/html/hyphenation.ts";
import {renderResultTable} from "../../../src/render/html/table-block.ts";
import {defaultLayout} from "../../../src/report/model.ts";
import type {AnalysisResult, Results} from "../../../src/results/model.ts";
import {loadTheme} from "../../../src/themes/load.ts";
import {rawMarkup} from "./hostile.ts";

/** The table as it stands on a page: for readers and for paper. */
export function checkPage(result: AnalysisResult): string[] {
  return (["screen", "print"] as const).flatMap((medium) => {
    const context = {
      medium,
      hyphenate,
      notice: "Opdigtede personer.",
      layout: defaultLayout,
      noteReferences: new Map(),
      asked: emptyRegister(),
      icons: new Map(),
    };
    return checkMarkup(`the table on ${medium}`, renderResultTable(result, {id: "tabel-1", label: "Tabel 1"}, context));
  });
}

const hyphenate = createHyphenation();

const tag = /<\/?[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*\s*\/?>/g;

/** Every `<` begins a tag that is well formed, and no text from data stands as markup. */
function checkMarkup(what: string, markup: string): string[] {
  const raw = rawMarkup.filter((text) => markup.includes(text));
  const handler = [...markup.matchAll(tag)].find(([found]) =>
    /\son[a-z]+=/i.test(found.replaceAll(/"[^"]*"/g, "")),
  )?.[0];
  const rest = markup.replaceAll(tag, "");
  const slip = /.{0,30}(?:NaN|undefined|Infinity|\[object ).{0,30}/.exec(markup)?.[0];
  return [
    ...raw.map((text) => `${what} holds ${text} as it is`),
    ...(rest.includes("<")
      ? [`${what} has a loose < in ${rest.slice(Math.max(0, rest.indexOf("<") - 40)).slice(0, 120)}`]
      : []),
    ...(handler === undefined ? [] : [`${what} has a handler: ${handler}`]),
    ...(slip === undefined ? [] : [`${what} holds «${slip}»`]),
  ];
}

const theme = figureTheme(await loadTheme("institute"));
const figureKinds = figureSpec.options.map((option): FigureKind => [...option.shape.kind.values][0] ?? "bars");

/** All figures that fit a result: drawn, or refused in words. */
export async function checkFigures(result: AnalysisResult, results: Results, engine: Engine): Promise<string[]> {
  const rows = result.table.blocks[0]?.rows.map(({key}) => key).slice(0, 1) ?? [];
  const found: string[] = [];
  for (const kind of figureKinds) {
    const spec = figureSpec.parse({
      kind,
      title: "Figur",
      analysis: result.key,
      alt: "Figur",
      ...(kind === "dumbbell" ? {rows: rows.length === 0 ? ["1"] : rows} : {}),
    });
    try {
      const drawn = await drawFigures({figur: spec}, results, {style: results.style, engine, theme});
      found.push(...[...drawn.values()].flatMap(({svg}) => checkMarkup(`the ${kind}`, svg)));
    } catch (error) {
      if (!(error instanceof CliError)) found.push(`${kind}: ${stackOf(error)}`);
    }
  }
  return found;
}

/** The message and where it comes from. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" ") : String(error);
}
