import type {FetchSpec} from "../config/fetch-spec.ts";
import type {Path} from "../config/read-yaml.ts";
import type {Place} from "../errors/cli-error.ts";

/** What is to be fetched, and where it is written. */
export interface FetchJob {
  readonly spec: FetchSpec;
  /** The folder of the job file, that paths in it are relative to. */
  readonly folder: string;
  /** The place of a part of `fetch` in the job file: `["from", "borger", "survey"]`. */
  readonly placeOf: (path: Path) => Place;
}

/** What a run has fetched. The folder holds these files and no others, all of one run or, when none has changed, as before. */
export interface Fetched {
  /** The folder of the data. */
  readonly folder: string;
  /** Whether the folder's content is other than before the run. */
  readonly hasChanged: boolean;
  readonly files: readonly FetchedFile[];
  /** Files that were there before and no longer are. */
  readonly removed: readonly string[];
  /** What somebody should know and what stops nothing, such as a file that could not be moved on the server. */
  readonly warnings: readonly string[];
}

export interface FetchedFile {
  /** The step's name in the job file. */
  readonly step: string;
  /** The path within the folder, with `/`. */
  readonly name: string;
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  /** How many rows of data; null for files that fetch does not count the rows of. */
  readonly rows: number | null;
  /** Where it comes from, without user, password, query or parameters. */
  readonly from: string;
  readonly state: "new" | "changed" | "unchanged";
}

/** What happens meanwhile, for a log. Never holds secrets or answers. */
export type FetchEvent =
  | {readonly kind: "step"; readonly step: string; readonly from: string}
  | {readonly kind: "retry"; readonly step: string; readonly message: string; readonly waitSeconds: number}
  | {readonly kind: "resume"; readonly step: string; readonly name: string; readonly bytes: number}
  | {readonly kind: "file"; readonly file: Omit<FetchedFile, "state">};

export interface FetchOptions {
  /** Ends the run: what was fetched so far is kept for the next one, and the folder is as before. */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: FetchEvent) => void) | undefined;
}

/** The world outside that is not a server or a disk. */
export interface FetchEffects {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Milliseconds. @throws what the signal was aborted with */
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}
