// Draws as many figures as asked for, of all kinds in turn, and tells nothing: craft-figures.ts measures it as a process.
//   node scripts/bench/draw-figures.ts 40
import module from "node:module";
import {startEngine} from "../../src/figures/engine.ts";

module.enableCompileCache?.();
const engine = startEngine();
const {drawFigures} = await import("../../src/figures/draw.ts");
const {figureTheme} = await import("../../src/figures/theme.ts");
const {loadTheme} = await import("../../src/themes/load.ts");
const {defaultNumberStyle: style} = await import("../../src/numbers/style.ts");
const {results} = await import("../../tests/figures/tables.ts");
const {casesOf} = await import("../../tests/figures/visual/cases.ts");
const {situations} = await import("../../tests/figures/visual/situations.ts");

const wanted = Number(process.argv[2] ?? 40);
const all = situations
  .filter(({name}) => name === "realistic" || name === "long labels")
  .flatMap((situation) => Object.values(casesOf).flatMap((cases) => cases(situation)))
  .slice(0, wanted)
  .map(({spec, analysis}, index) => {
    const key = `analyse_${index}`;
    return {spec: {...spec, analysis: key}, analysis: {...analysis, key}};
  });
const specs = Object.fromEntries(all.map(({spec}, index) => [`figur_${index}`, spec]));
const theme = figureTheme(await loadTheme("institute"));
const drawn = await drawFigures(specs, results(...all.map(({analysis}) => analysis)), {style, theme, engine});
if (drawn.size !== wanted) throw new Error(`${drawn.size} of ${wanted} figures were drawn`);
await engine.close();
