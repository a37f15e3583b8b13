/** Text with numbers in it, and where the numbers come from. */
export interface Phrase {
  readonly text: string;
  readonly addresses: readonly string[];
}

/** Keeps a number and its unit on one line. */
export const noBreakSpace = "\u00A0";
