/** A file that a step wants in the folder of the data. */
export interface Landed {
  /** The path within the folder of the data. */
  readonly name: string;
  /** Where its content is now: among the parts, or in the set of an earlier run. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
  readonly from: string;
  readonly remote: Remote;
}

/** By what the server can tell later whether the file is still the same. */
export interface Remote {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
  readonly size?: number | undefined;
  readonly modified?: number | undefined;
}

/** What is remembered of a file of the folder. */
export interface Earlier {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
  readonly from: string;
  readonly remote: Remote;
}
