import {describe, expect, it} from "vitest";
import {type FigureKind, figureSpec} from "../../../src/config/figure-specs.ts";
import {CliError} from "../../../src/errors/cli-error.ts";
import {drawFigures} from "../../../src/figures/draw.ts";
import {startEngine} from "../../../src/figures/engine.ts";
import {type FigureTheme, figureTheme} from "../../../src/figures/theme.ts";
import {defaultNumberStyle as style} from "../../../src/numbers/style.ts";
import {loadTheme} from "../../../src/themes/load.ts";
import {themeNames} from "../../../src/themes/model.ts";
import {results} from "../tables.ts";
import {type Case, casesOf} from "./cases.ts";
import {faults} from "./faults.ts";
import {sceneOf} from "./scene.ts";
import {situations} from "./situations.ts";

const engine = startEngine();
const kinds = figureSpec.options.map((option) => option.shape.kind.value);
const themes = await Promise.all(themeNames.map(async (name) => ({name, theme: figureTheme(await loadTheme(name))})));

/** What kinds say in words instead of drawing, and where. */
const refusals: Partial<Record<FigureKind, Readonly<Record<string, RegExp>>>> = {
  "traffic-lights": {nobody: /all cells of "helbred" are empty/},
  survival: {nobody: /nobody has a time/},
  lines: {nobody: /no numbers to draw/},
  "funnel-plot": {nobody: /no units to draw/},
  "grouped-bars": {"many columns": /can tell \d series apart/},
  slope: {"many columns": /can show \d waves/},
};

/** The figure, or what is said where it cannot be drawn. */
async function drawn({spec, analysis}: Case, theme: FigureTheme): Promise<{svg: string} | {refused: string}> {
  try {
    const figures = await drawFigures({figur: spec}, results(analysis), {style, engine, theme});
    return {svg: figures.get("figur")?.svg ?? ""};
  } catch (error) {
    if (error instanceof CliError) return {refused: error.message};
    throw error;
  }
}

describe.each(themes)("in the theme $name", ({theme}) => {
  describe.each(kinds)("%s", (kind) => {
    it.each(situations)("has no fault that a reader would see: $name", async ({name, ...situation}) => {
      const refusal = refusals[kind]?.[name];
      for (const [index, each] of casesOf[kind]({name, ...situation}).entries()) {
        const figure = await drawn(each, theme);
        if ("refused" in figure) {
          expect(figure.refused).toMatch(refusal ?? /is not refused/);
          continue;
        }
        expect(figure.svg).toContain("<text");
        expect({case: index, faults: faults(sceneOf(figure.svg, theme), theme, kind)}).toEqual({
          case: index,
          faults: [],
        });
      }
    });
  });
});

describe("the golden figures", () => {
  const [institute] = themes;
  const shown = situations.filter(({name}) => name === "realistic" || name === "long labels");

  it.each(kinds)("%s is drawn as it was when it was last looked at", async (kind) => {
    for (const situation of shown) {
      for (const [index, each] of casesOf[kind](situation).entries()) {
        const figure = institute === undefined ? {refused: "no theme"} : await drawn(each, institute.theme);
        const name = `${kind}-${situation.name.replaceAll(" ", "-")}-${index + 1}`;
        const text = "svg" in figure ? figure.svg.replaceAll("><", ">\n<") : figure.refused;
        await expect(`${text}\n`).toMatchFileSnapshot(`golden/${name}.svg`);
      }
    }
  });
});
