/** What stands in a folder of an edition: one report, or a report for each unit and one for all. */
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {BatchManifest} from "./batch-manifest.ts";
import {type DescribedVariable, type Manifest, manifestName} from "./manifest.ts";
import {type Edition, type ReadEditionFile, readEdition, readFolderManifest, readManifest} from "./read-edition.ts";
import {sha256} from "./sha256.ts";

export interface PublishedReport {
  /** Its folder's name; empty where it is the only one. */
  readonly key: string;
  readonly name: string;
  /** Persons; null where the manifest does not tell. */
  readonly n: number | null;
  /** Whether it is about everybody. */
  readonly isWhole: boolean;
  /** Of its manifest; null for what has none. The same print, the same report. */
  readonly print: string | null;
  readonly read: () => Promise<Edition>;
  /** Null for what has none. */
  readonly readManifest: () => Promise<Manifest | null>;
}

export interface Published {
  readonly folder: string;
  readonly evaluation: {readonly key: string; readonly title: string; readonly dataDate: string | null};
  /** Null where there is one report. */
  readonly batch: BatchManifest | null;
  /** Null where the edition tells none. */
  readonly variables: readonly DescribedVariable[] | null;
  readonly reports: readonly PublishedReport[];
}

const onDisk: ReadEditionFile = (path) => readFile(path);

/**
 * Reads what an edition consists of; its reports are read when they are wanted.
 * @throws CliError (usage) where there is no edition, (data) where its files are damaged or of another version
 */
export async function readPublished(folder: string, read: ReadEditionFile = onDisk): Promise<Published> {
  const found = await readFolderManifest(folder, read);
  if (found?.kind === "batch") return publishedBatch(folder, found.manifest, read);
  const edition = await readEdition(folder, read);
  const print = found === null ? null : sha256(await read(join(folder, manifestName)));
  const {title} = edition.results.evaluation;
  return {
    folder,
    evaluation: edition.results.evaluation,
    batch: null,
    variables: edition.manifest?.variables ?? null,
    reports: [
      {
        key: "",
        name: title,
        n: null,
        isWhole: true,
        print,
        read: async () => edition,
        readManifest: async () => edition.manifest,
      },
    ],
  };
}

function publishedBatch(folder: string, batch: BatchManifest, read: ReadEditionFile): Published {
  return {
    folder,
    evaluation: batch.evaluation,
    batch,
    variables: batch.variables,
    reports: batch.reports.map(({key, name, n, isForAll, manifest}) => ({
      key,
      name,
      n,
      isWhole: isForAll,
      print: manifest,
      read: () => readEdition(join(folder, key), read),
      readManifest: () => readManifest(join(folder, key), read),
    })),
  };
}

/** One report in two editions; of what came or went, one is null. */
export interface PublishedPair {
  readonly key: string;
  readonly name: string;
  readonly isWhole: boolean;
  readonly before: PublishedReport | null;
  readonly after: PublishedReport | null;
  readonly change: "same" | "changed" | "added" | "gone";
}

/** The reports of two editions by key, in the order of the later one, then those that are gone. */
export function pairReports(before: Published | null, after: Published): PublishedPair[] {
  const old = new Map(before?.reports.map((report) => [report.key, report]));
  const now = new Set(after.reports.map(({key}) => key));
  const gone = [...old.values()].filter(({key}) => !now.has(key));
  return [
    ...after.reports.map((report): PublishedPair => {
      const earlier = old.get(report.key) ?? null;
      return {...nameOf(report), before: earlier, after: report, change: changeOf(earlier, report)};
    }),
    ...gone.map((report): PublishedPair => ({...nameOf(report), before: report, after: null, change: "gone"})),
  ];
}

function nameOf({key, name, isWhole}: PublishedReport) {
  return {key, name, isWhole};
}

function changeOf(before: PublishedReport | null, after: PublishedReport): PublishedPair["change"] {
  if (before === null) return "added";
  return before.print !== null && before.print === after.print ? "same" : "changed";
}
