import {stat} from "node:fs/promises";
import {basename, join} from "node:path";
import type {EvaluationFiles} from "../config/read-files.ts";
import {type Manifest, manifestSchema} from "../editions/manifest.ts";
import {sha256} from "../editions/sha256.ts";
import {claimsOf} from "../narrative/claims-of.ts";
import {renderJson} from "../render/json.ts";
import type {ReportDocument} from "../report/model.ts";
import type {Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import {definitionsOf} from "./definitions.ts";
import type {Format} from "./formats.ts";
import type {RecordedReads} from "./recorded-reads.ts";
import {reportText} from "./report-text.ts";
import {version} from "./version.ts";

/** A file as it is written. */
export interface Output {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What an edition was made of, and what was made. */
export interface Made {
  readonly files: EvaluationFiles;
  /** By which the configuration was read. */
  readonly reads: RecordedReads;
  readonly results: Results;
  /** Null where only numbers are written. */
  readonly paper: {readonly report: ReportDocument; readonly theme: Theme} | null;
  readonly browser: string | null;
  readonly formats: readonly Format[];
  /** The theme that was asked for in the place of the evaluation's own. */
  readonly wishedTheme: string | null;
  readonly outputs: readonly Output[];
}

/** The manifest of an edition: no clock, machine or folder is in it, so that the same input gives the same. */
export async function makeManifest(made: Made): Promise<Manifest> {
  const {files, reads, results, paper, outputs} = made;
  // Typed tables are read here, and are then among the configuration.
  const definitions = await definitionsOf(files, results, reads.effects.readFile);
  const {key, title, dataDate} = results.evaluation;
  return {
    schema: manifestSchema,
    evaluation: {key, title, dataDate},
    build: {formats: [...made.formats], theme: made.wishedTheme},
    inputs: await inputsOf(files, results),
    configuration: reads.filesFrom(files.folder),
    versions: {
      maalepunkt: version(),
      node: process.versions.node,
      theme: paper === null ? null : {name: paper.theme.name, sha256: themePrint(paper.theme)},
      browser: made.browser,
    },
    seeds: seedsOf(results),
    definitions,
    claims: claimsOf(files.chapters).map(({name, place, test}) => ({
      name,
      chapter: basename(place.file),
      line: place.line ?? 1,
      test: test.source.text,
    })),
    text: paper === null ? null : reportText(paper.report),
    results: sha256(renderJson(results)),
    outputs: outputs.map(({name, content}) => ({name, sha256: sha256(content), bytes: Buffer.byteLength(content)})),
  };
}

/** The exports as the data report knows them. */
async function inputsOf({folder}: EvaluationFiles, {dataReport}: Results): Promise<Manifest["inputs"]> {
  return await Promise.all(
    dataReport.sources.flatMap(({key, files}) =>
      files.map(async ({path, sha256: print, rows}) => {
        const size = await stat(join(folder, path)).then(
          (found) => found.size,
          () => null,
        );
        return {source: key, path, sha256: print, bytes: size, rows};
      }),
    ),
  );
}

function seedsOf({analyses}: Results): Manifest["seeds"] {
  return Object.values(analyses).flatMap(({key, tests}) =>
    tests.flatMap((test) =>
      [test.chosen, ...test.alternatives].flatMap(({method, simulation}) =>
        simulation === undefined
          ? []
          : [{test: `test:${key}/${test.key}/${method}`, seed: simulation.seed, draws: simulation.draws}],
      ),
    ),
  );
}

/** Of all that a theme shows, own colours, typefaces and logo included. */
function themePrint({name, css, tokens, logo}: Theme): string {
  return sha256(JSON.stringify([name, css, tokens, logo === null ? null : sha256(logo.bytes), logo?.alt]));
}
