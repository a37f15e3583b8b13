/** A run of text, and the line of its file that it begins on. */
export interface Piece {
  readonly text: string;
  readonly line: number;
}

export function joinPieces(pieces: readonly Piece[]): string {
  return pieces.map(({text}) => text).join("");
}

/** For each line of the joined text, the line of the file that its first character stands on; its line end for an empty one. */
export function sourceLines(pieces: readonly Piece[]): number[] {
  const lines: number[] = [];
  let current: number | undefined;
  let last = 1;
  for (const {text, line} of pieces) {
    text.split("\n").forEach((part, index) => {
      if (index > 0) {
        lines.push(current ?? line + index - 1);
        current = undefined;
      }
      last = line + index;
      if (part !== "") current ??= last;
    });
  }
  return [...lines, current ?? last];
}
