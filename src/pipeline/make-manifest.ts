import {stat} from "node:fs/promises";
import {basename, join} from "node:path";
import type {Codebook} from "../codebook/model.ts";
import type {EvaluationFiles} from "../config/read-files.ts";
import {
  type Manifest,
  manifestName,
  manifestSchema,
  type Passage,
  printManifest,
  signatureName,
} from "../editions/manifest.ts";
import {type SecretKey, signed} from "../editions/minisign.ts";
import {sha256} from "../editions/sha256.ts";
import {claimsOf} from "../narrative/claims-of.ts";
import type {SourceReport} from "../results/data-report.ts";
import type {Results} from "../results/model.ts";
import type {Theme} from "../themes/model.ts";
import {type DefinitionsOf, readDefinitions} from "./definitions.ts";
import {describeVariables} from "./describe-variables.ts";
import type {Format} from "./formats.ts";
import type {RecordedReads} from "./recorded-reads.ts";
import {version} from "./version.ts";

/** A file as it is written. */
export interface Output {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** What the reports of a run are made of: all that is the same for each of them. */
export interface Ingredients {
  readonly files: EvaluationFiles;
  /** By which the configuration was read. */
  readonly reads: RecordedReads;
  readonly codebook: Codebook;
  readonly sources: readonly SourceReport[];
  /** Null where only numbers are written. */
  readonly theme: Theme | null;
  /** The theme that was asked for in the place of the evaluation's own. */
  readonly wishedTheme: string | null;
}

/** The ingredients as a manifest tells of them. */
export interface Provenance extends Pick<Manifest, "inputs" | "configuration" | "claims"> {
  readonly variables: NonNullable<Manifest["variables"]>;
  readonly versions: Omit<Manifest["versions"], "browser">;
  readonly wishedTheme: string | null;
  readonly definitionsOf: DefinitionsOf;
}

/** One report that was made. */
export interface Made {
  readonly results: Results;
  /** SHA-256 of results.json, also where it is not among the outputs. */
  readonly resultsPrint: string;
  /** Null where only numbers are written. */
  readonly text: readonly Passage[] | null;
  /** The names of claims that stand in it and do not hold. */
  readonly failedClaims: readonly string[];
  readonly browser: string | null;
  readonly formats: readonly Format[];
  readonly notice: string | undefined;
  readonly outputs: readonly Output[];
  /** Whether it is of one unit: then it tells nothing of how many rows there are of all, nor what variables there are. */
  readonly isOfUnit: boolean;
}

/** Reads and hashes once what the manifests of all reports of a run tell. */
export async function provenanceOf(ingredients: Ingredients): Promise<Provenance> {
  const {files, reads, codebook, sources, theme, wishedTheme} = ingredients;
  // Typed tables are read here, and are then among the configuration.
  const definitionsOf = await readDefinitions(files, reads.effects.readFile);
  return {
    inputs: await inputsOf(files, sources),
    configuration: reads.filesFrom(files.folder),
    claims: claimsOf(files.chapters).map(({name, place, test}) => ({
      name,
      chapter: basename(place.file),
      line: place.line ?? 1,
      test: test.source.text,
    })),
    variables: describeVariables(codebook),
    versions: {
      maalepunkt: version(),
      node: process.versions.node,
      theme: theme === null ? null : {name: theme.name, sha256: themePrint(theme)},
    },
    wishedTheme,
    definitionsOf,
  };
}

/** The manifest of an edition: no clock, machine or folder is in it, so that the same input gives the same. */
export function makeManifest(provenance: Provenance, made: Made): Manifest {
  const {inputs, configuration, claims, variables, versions, wishedTheme, definitionsOf} = provenance;
  const {results, resultsPrint, text, failedClaims, browser, formats, notice, outputs, isOfUnit} = made;
  const {key, title, dataDate} = results.evaluation;
  const failed = new Set(failedClaims);
  return {
    schema: manifestSchema,
    evaluation: {key, title, dataDate},
    build: {formats: [...formats], theme: wishedTheme, ...(notice !== undefined && {notice})},
    inputs: isOfUnit ? inputs.map((input) => ({...input, rows: null})) : inputs,
    configuration,
    versions: {...versions, browser},
    seeds: seedsOf(results),
    definitions: definitionsOf(results),
    claims: claims.map((claim) => (failed.has(claim.name) ? {...claim, fails: true} : claim)),
    ...(!isOfUnit && {variables}),
    text: text === null ? null : [...text],
    results: resultsPrint,
    outputs: outputs.map(described),
  };
}

/** A file as a manifest tells of it. */
export function described({name, content}: Output): Manifest["outputs"][number] {
  return {name, sha256: sha256(content), bytes: Buffer.byteLength(content)};
}

/**
 * A manifest as files: its signature, where it is signed, and the manifest, which is put in place last.
 * @param print of the results, which the trusted comment tells beside the file's name
 */
export function manifestFiles(manifest: object, print: string, key: SecretKey | undefined): Output[] {
  const content = Buffer.from(printManifest(manifest));
  const file = {name: manifestName, content};
  if (key === undefined) return [file];
  return [{name: signatureName, content: signed(content, key, manifestComment(print))}, file];
}

/** The trusted comment of a manifest's signature. */
export function manifestComment(print: string): string {
  return `file:${manifestName} results:${print}`;
}

/** The exports as the data report knows them. */
async function inputsOf({folder}: EvaluationFiles, sources: readonly SourceReport[]): Promise<Manifest["inputs"]> {
  return await Promise.all(
    sources.flatMap(({key, files}) =>
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
