/** manifest.json of a folder with a report for each unit. Documented for its readers in docs/editions.md. */
import {z} from "zod";
import {fileSpec, inputSpec, outputSpec, sha256Spec, variableSpec, versionsSpec} from "./manifest.ts";

export const batchManifestSchema = "maalepunkt/batch-manifest@1";

/** The name of a report's folder: a manifest must not lead elsewhere. */
const folderName = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "is not the name of a report's folder");

export const batchManifestSpec = z.strictObject({
  schema: z.literal(batchManifestSchema),
  evaluation: z.strictObject({key: z.string(), title: z.string(), dataDate: z.string().nullable()}),
  /** What a unit is called: `Kommune`. */
  unit: z.string(),
  build: z.strictObject({formats: z.array(z.string())}),
  inputs: z.array(inputSpec),
  configuration: z.array(fileSpec),
  versions: versionsSpec.omit({browser: true}),
  variables: z.array(variableSpec),
  /** The report for all comes first. */
  reports: z.array(
    z.strictObject({
      key: folderName,
      name: z.string(),
      /** Persons of the evaluation's population. */
      n: z.int().nonnegative(),
      isForAll: z.boolean(),
      /** Of its own manifest. */
      manifest: sha256Spec,
    }),
  ),
  outputs: z.array(outputSpec),
});

export type BatchManifest = z.infer<typeof batchManifestSpec>;
