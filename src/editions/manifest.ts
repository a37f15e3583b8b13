/** manifest.json: what an edition was made of, and what was made. Documented for its readers in docs/editions.md. */
import {z} from "zod";

export const manifestSchema = "maalepunkt/manifest@1";
export const manifestName = "manifest.json";
export const signatureName = "manifest.json.minisig";
/** What an archive knows of one of its editions stands in the edition's folder too: it is neither of the build nor a stranger. */
export const recordName = "edition.json";

export const sha256Spec = z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256");

export const fileSpec = z.strictObject({path: z.string(), sha256: sha256Spec, bytes: z.int().nonnegative()});

/** The name of a file in the edition's own folder: a manifest must not lead out of it. */
const ownName = z.string().regex(/^[\p{L}\p{N}_-][\p{L}\p{N}._-]*$/u, "is not the name of a file in the edition");

export const inputSpec = z.strictObject({
  source: z.string(),
  path: z.string(),
  sha256: sha256Spec,
  /** Null for a file inside an archive. */
  bytes: z.int().nonnegative().nullable(),
  /** Null in the report of one unit, which tells nothing of the others. */
  rows: z.int().nonnegative().nullable(),
});

export const variableSpec = z.strictObject({
  source: z.string(),
  name: z.string(),
  label: z.string(),
  question: z.string(),
  /** Code and label of the answers there are to choose among; null where they are none. */
  answers: z.array(z.tuple([z.string(), z.string()])).nullable(),
});

const definition = z.strictObject({
  /** Of what is written of the analysis, of those it reads, and the tables typed for them. */
  spec: z.string(),
  /** Of what its population, sources, variables and facts are. */
  data: z.string(),
  /** The sources it counts. */
  sources: z.array(z.string()),
});

const passage = z.strictObject({
  /** The file's name; null for a footnote. */
  chapter: z.string().nullable(),
  line: z.int().positive().nullable(),
  text: z.string(),
});

export const versionsSpec = z.strictObject({
  maalepunkt: z.string(),
  node: z.string(),
  /** Its name, and a print of all its sheets, colours, typefaces and logo; null where only numbers were written. */
  theme: z.strictObject({name: z.string(), sha256: sha256Spec}).nullable(),
  /** What printed; null where nothing was. */
  browser: z.string().nullable(),
});

/** A file that the edition consists of. */
export const outputSpec = z.strictObject({name: ownName, sha256: sha256Spec, bytes: z.int().nonnegative()});

export const manifestSpec = z.strictObject({
  schema: z.literal(manifestSchema),
  evaluation: z.strictObject({key: z.string(), title: z.string(), dataDate: z.string().nullable()}),
  /** What was asked for; together with the inputs it says what comes out. */
  build: z.strictObject({
    formats: z.array(z.string()),
    theme: z.string().nullable(),
    /** What the pages were to say beside; left out where nothing. */
    notice: z.string().optional(),
  }),
  inputs: z.array(inputSpec),
  /** evaluation.yaml, codebook, literature, chapters and typed tables. */
  configuration: z.array(fileSpec),
  versions: versionsSpec,
  /** Of the tests whose p is simulated, by address. */
  seeds: z.array(z.strictObject({test: z.string(), seed: z.number(), draws: z.number()})),
  definitions: z.record(z.string(), definition),
  claims: z.array(
    z.strictObject({
      name: z.string(),
      chapter: z.string(),
      line: z.int().positive(),
      test: z.string(),
      /** Whether it stands in the report without being true of it, where the evaluation allows that; left out where not. */
      fails: z.literal(true).optional(),
    }),
  ),
  /** The variables of the exports; left out in the reports of units, whose batch has them, and before there were any. */
  variables: z.array(variableSpec).optional(),
  /** The report's text; null where only numbers were written. */
  text: z.array(passage).nullable(),
  /** Of results.json, also where it is not written. */
  results: sha256Spec,
  outputs: z.array(outputSpec),
});

export type Manifest = z.infer<typeof manifestSpec>;
export type ManifestFile = z.infer<typeof fileSpec>;
export type Passage = z.infer<typeof passage>;
export type Definition = z.infer<typeof definition>;
export type DescribedVariable = z.infer<typeof variableSpec>;

/** As it is written: indented, with a line end, the same for the same edition. */
export function printManifest(manifest: object): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
