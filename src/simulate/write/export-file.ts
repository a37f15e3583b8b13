/** A file of an export: its path below that of the source, which is empty when the source is one file. */
export interface ExportFile {
  readonly below: string;
  readonly bytes: Uint8Array;
}
