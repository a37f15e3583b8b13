/** A reader of exports under fuzzing. */
export interface FuzzedReader {
  readonly name: string;
  /** Whole files to start from. */
  seeds(): Promise<readonly Uint8Array[]> | readonly Uint8Array[];
  /** Reads a file. Rejects with a CliError for one that is broken; anything else it throws is a defect. */
  read(bytes: Uint8Array): Promise<unknown>;
}
