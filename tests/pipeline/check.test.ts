import {rm} from "node:fs/promises";
import {afterEach, describe, expect, it} from "vitest";
import type {CliError} from "../../src/errors/cli-error.ts";
import {expectedErrors} from "../../src/errors/cli-errors.ts";
import {checkEvaluation} from "../../src/pipeline/check.ts";
import {type Changes, writeSmallEvaluation} from "../support/evaluation.ts";

const roots: string[] = [];
afterEach(() => Promise.all(roots.splice(0).map((root) => rm(root, {recursive: true, force: true}))));

const evaluation = "reports/lille/evaluation.yaml";
const first = "reports/lille/chapters/01-resultater.md";

async function found(changes: Changes): Promise<readonly CliError[]> {
  const {root, folder} = await writeSmallEvaluation(changes);
  roots.push(root);
  return checkEvaluation(folder, () => {}).then(() => [], expectedErrors);
}

/** The kind of each error, with the file and what it says. */
const said = (errors: readonly CliError[]) =>
  errors.map(({kind, message, place}) => `${kind} ${place?.file.split("/").at(-1)} ${message}`);

describe("checkEvaluation(folder)", () => {
  it("tells of all analyses, figures, helpers, references and claims that would stop a build", async () => {
    const errors = await found({
      [evaluation]: (text) =>
        text
          .replace("items: [register.alder]", "items: [register.aldr]")
          .replace("columns: register.job", "columns: register.jb")
          .replace("    analysis: helbred\n", "    analysis: helbrd\n"),
      [first]: (text) => `${text.replace("> 0.3", "> 0.9")}\nSe {{ref "figure:findes_ikke"}}.\n`,
      "reports/lille/chapters/02-mere.md": '# Mere\n\n{{share "helbred" row="Godtt"}}\n\n{{figure "ukendt"}}\n',
    });
    expect(said(errors)).toEqual([
      'config evaluation.yaml Source "register" has no variable "jb".',
      'config evaluation.yaml Source "register" has no variable "aldr".',
      expect.stringMatching(/^config 02-mere.md There is no row "Godtt"/),
      expect.stringMatching(/^claim 01-resultater.md The claim "flertal godt" does not hold/),
      'config evaluation.yaml Figure "helbred_figur": there is no analysis "helbrd".',
      'config 01-resultater.md There is nothing called "figure:findes_ikke" to refer to.',
      'config 02-mere.md There is no figure "ukendt".',
    ]);
  });

  it("does not tell what only follows from an analysis that is wrong, nor runs what reads it", async () => {
    const errors = await found({
      [evaluation]: (text) =>
        text
          .replace("items: [skema.helbred]\n    wave: 1", "items: [skema.helbrd]\n    wave: 1")
          .replace(
            "figures:\n",
            "  samlet: {kind: summary, title: S, rows: [{label: A, cells: {Antal: helbred/helbred/total/count}}]}\nfigures:\n",
          ),
      [first]: (text) => `${text}\n{{table "samlet"}}\n`,
    });
    expect(said(errors)).toEqual(['config evaluation.yaml Source "skema" has no variable "helbrd".']);
  });

  it("tells of analyses that read what is not there or each other, beside the others", async () => {
    const row = (address: string) => `rows: [{label: A, cells: {Antal: ${address}}}]`;
    const errors = await found({
      [evaluation]: (text) =>
        text.replace("items: [register.alder]", "items: [register.aldr]").replace(
          "figures:\n",
          `  ukendt: {kind: summary, title: S, ${row("findes/ikke/her/nej")}}
  en: {kind: summary, title: S, ${row("to/all/A/Antal")}}
  to: {kind: summary, title: S, ${row("en/all/A/Antal")}}
  tre: {kind: summary, title: S, ${row("to/all/A/Antal")}}
figures:
`,
        ),
    });
    expect(said(errors)).toEqual([
      'config evaluation.yaml Source "register" has no variable "aldr".',
      'config evaluation.yaml There is no analysis "findes".',
      "config evaluation.yaml These analyses read from each other in a circle: en → to → en.",
    ]);
  });

  it("leaves references alone where a chapter could not be read", async () => {
    const errors = await found({[first]: (text) => text.replace('{{table "helbred"}}', '{{tabel "helbred"}}')});
    expect(said(errors)).toEqual(['config 01-resultater.md There is no helper "tabel".']);
  });
});
