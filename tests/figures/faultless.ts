import {expect} from "vitest";
import type {FigureKind} from "../../src/config/figure-specs.ts";
import {instituteTheme} from "../support/themes.ts";
import {faults} from "./visual/faults.ts";
import {sceneOf} from "./visual/scene.ts";

/** That nothing in a figure overlaps, is cut off or is hard to see. */
export function expectFaultless(svg: string, kind: FigureKind): void {
  expect(faults(sceneOf(svg, instituteTheme), instituteTheme, kind)).toEqual([]);
}
