import type {Column, Light, Table} from "../../results/model.ts";
import {element, emptyElement} from "./markup.ts";

/** The sign of each tone: told apart by shape, so that it is read in grey print and by those who see no red or green. */
const signs: Readonly<Record<Light["tone"], string>> = {
  good: emptyElement("circle", {cx: 6, cy: 6, r: 5}),
  middle: emptyElement("path", {d: "M6 0.8 11.6 11H0.4z"}),
  poor: emptyElement("path", {d: "M6 0 12 6 6 12 0 6z"}),
  unknown: emptyElement("circle", {cx: 6, cy: 6, r: 4.2, fill: "none", stroke: "currentColor", "stroke-width": 1.6}),
};

/** A light or verdict: its sign, which is for the eye alone, before its words. */
export function renderLight({tone}: Light, words: string): string {
  const svg = {class: `sign ${tone}`, viewBox: "0 0 12 12", "aria-hidden": "true", fill: "currentColor"};
  return element("svg", svg, signs[tone]) + words;
}

/** Whether a column of numbers shows the lights that they are given; it is then read from the left like words. */
export function isLit(table: Table, column: Column): boolean {
  const index = table.columns.indexOf(column);
  return (
    column.unit !== "text" && table.blocks.some(({rows}) => rows.some(({cells}) => cells[index]?.light !== undefined))
  );
}
