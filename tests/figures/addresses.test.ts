import {describe, expect, it} from "vitest";
import {type FigureKind, figureSpec} from "../../src/config/figure-specs.ts";
import {drawFigures} from "../../src/figures/draw.ts";
import {startEngine} from "../../src/figures/engine.ts";
import {defaultNumberStyle as style} from "../../src/numbers/style.ts";
import {findByAddress} from "../../src/results/find-by-address.ts";
import type {AnalysisResult} from "../../src/results/model.ts";
import {instituteTheme as theme} from "../support/themes.ts";
import {distribution, results, spec} from "./tables.ts";
import {casesOf} from "./visual/cases.ts";
import {sceneOf} from "./visual/scene.ts";
import {situations} from "./visual/situations.ts";

const engine = startEngine();
const kinds = figureSpec.options.map((option) => option.shape.kind.value);
/** Figures whose numbers stand on axes only: their points are read in the table. */
const silent: readonly FigureKind[] = ["profile", "survival", "funnel-plot"];

/** With the address of each cell, as the analyses give them. */
function addressed(analysis: AnalysisResult): AnalysisResult {
  const {columns, blocks} = analysis.table;
  const named = blocks.map((block) => ({
    ...block,
    rows: block.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, index) => {
        return {...cell, address: [analysis.key, block.key, row.key, columns[index]?.key].join("/")};
      }),
    })),
  }));
  return {...analysis, table: {...analysis.table, blocks: named}};
}

async function textsIn(figure: (typeof figureSpec)["_output"], analysis: AnalysisResult) {
  const found = results(analysis);
  const drawn = await drawFigures({figur: figure}, found, {style, engine, theme});
  const {marks} = sceneOf(drawn.get("figur")?.svg ?? "", theme);
  return {found, texts: marks.filter((mark) => mark.kind === "text")};
}

describe.each(kinds.filter((kind) => !silent.includes(kind)))("%s", (kind) => {
  it("gives each number that it prints the address of its cell", async () => {
    for (const situation of situations.filter(({name}) => name === "realistic")) {
      for (const {spec: figure, analysis} of casesOf[kind](situation)) {
        const {found, texts} = await textsIn(figure, addressed(analysis));
        const asked = texts.filter(({address}) => address !== null);
        expect(asked.length).toBeGreaterThan(0);
        for (const {address, text} of asked) {
          const cells = (address ?? "").split(" ").map((each) => findByAddress(found, each)?.cell);
          expect(cells).not.toContain(undefined);
          const [cell] = cells;
          if (cells.length !== 1 || cell?.kind !== "share") continue;
          expect([cell.printed, String(cell.count)].some((number) => text.includes(number))).toBe(true);
        }
      }
    }
  });
});

it("an address with quotation marks stays inside its attribute", async () => {
  const table = addressed({...distribution(["Ja", "Nej"], [3, 4]), key: 'hel"bred'});
  const drawn = await drawFigures({figur: spec("bars", {analysis: 'hel"bred'})}, results(table), {
    style,
    engine,
    theme,
  });
  expect(drawn.get("figur")?.svg).toContain('data-address="hel&quot;bred/psykhelb/1/percent"');
});
