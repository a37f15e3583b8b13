import {readFile} from "node:fs/promises";
import {expect, it} from "vitest";
import {simulate} from "../../src/simulate/simulate.ts";
import {evaluationFolder, marginsFile} from "./support.ts";

const evaluation = (analyses: string) => `title: Prøve
data_notice: Personerne er opdigtede.
disclosure: {none: Opdigtede}
waves: {1: {label: Start}}
sources:
  borger: {type: csv, path: data/borger.csv, name: borgerskema, id: id, wave: maaling}
populations: {alle: {source: borger, label: borgere}}
population: alle
${analyses}`;

const codebook = `sources:
  borger:
    sets: {resultat: {label: Resultater, options: {r_job: Job, r_praktik: Praktik}}}
    variables:
      job: {label: Job, order: [Ja, Nej]}
      timer: {label: Timer, type: number, simulate: {from: 1, to: 37}}
      timebaand: {label: Timer, derive: {bands: timer, into: [{label: Under 20, to: 19}, {label: 20 og over, from: 20}]}}
`;

/** The indented block of docs/simulate.md that begins so, up to the next line that is blank. */
async function blockOf(start: string): Promise<string> {
  const text = await readFile(new URL("../../docs/simulate.md", import.meta.url), "utf8");
  const lines = text.split("\n");
  const first = lines.indexOf(`       ${start}`);
  const end = lines.indexOf("", first);
  return lines
    .slice(first, end)
    .map((line) => line.slice(7))
    .join("\n");
}

it("the wishes of docs/simulate.md are hit by people who are as many as it says", async () => {
  const folder = await evaluationFolder(evaluation(await blockOf("analyses:")), codebook);
  const wishes: unknown = JSON.parse(await blockOf('{"cells": ['));
  const {misfits, unused, margins} = await simulate(folder, {
    persons: 50,
    margins: [await marginsFile(folder, wishes)],
  });
  expect({misfits, unused, margins}).toEqual({misfits: [], unused: [], margins: {used: 6, fitted: 6}});
});
