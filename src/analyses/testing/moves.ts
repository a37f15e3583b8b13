/** How many persons moved which way between two waves. */
export interface Moves {
  readonly up: number;
  readonly same: number;
  readonly down: number;
}
