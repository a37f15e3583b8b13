/** What the signs of one font stand for. Signs are four hexadecimal digits, as they are drawn: `002F`. */
export interface PrintedFont {
  /** The font's object. */
  readonly object: number;
  readonly letters: Map<string, string>;
  /** The first sign of each letter. */
  readonly signs: ReadonlyMap<string, string>;
  /** A sign's advance in thousandths of the font's size. */
  readonly widthOf: (sign: string) => number;
}
