import type {MarkdownIt, StateBlock} from "markdown-it";

/** The types of the tokens that the rules below make. */
export const partTokens = {open: "part_open", close: "part_close", stray: "part_stray", turn: "part_turn"} as const;

/** What a line is to the parts of a chapter: `::: box Titel` opens one, `:::` closes the innermost that is open. */
const fence = /^:{3,}\s*(.*)$/su;
const columnTurn = /^\+{3,}\s*$/u;

/**
 * Parts of a chapter as Pandoc writes them: `::: name …` to `:::`, in each other as deep as wanted. More colons are allowed on outer
 * parts and mean nothing. `markdown-it-container` would need a registration a name, counted colons, and says nothing of a part
 * that is never closed.
 */
export function partFences(parser: MarkdownIt): void {
  const interrupts = {alt: ["paragraph", "reference", "blockquote", "list"]};
  parser.block.ruler.before("fence", "part", readPart, interrupts);
  parser.block.ruler.before("fence", "part-turn", readTurn, interrupts);
}

function readPart(state: StateBlock, start: number, end: number, silent: boolean): boolean {
  const header = fenceAt(state, start);
  if (header === undefined) return false;
  if (silent) return true;
  if (header === "") {
    state.push(partTokens.stray, "", 0).map = [start, start + 1];
    state.line = start + 1;
    return true;
  }
  const closing = findClosing(state, start, end);
  const after = closing ?? lastLine(state, start, end);
  const open = state.push(partTokens.open, "div", 1);
  open.map = [start, after];
  // Not as the token's info, whose {#id} at the end would be taken away as an attribute.
  open.meta = {header, isClosed: closing !== undefined};
  const outer = {parentType: state.parentType, lineMax: state.lineMax};
  // A paragraph shall not reach over the end of the part it stands in.
  state.lineMax = after;
  state.md.block.tokenize(state, start + 1, after);
  state.parentType = outer.parentType;
  state.lineMax = outer.lineMax;
  state.push(partTokens.close, "div", -1);
  state.line = closing === undefined ? after : after + 1;
  return true;
}

function readTurn(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  if (!columnTurn.test(lineAt(state, start))) return false;
  if (silent) return true;
  state.push(partTokens.turn, "", 0).map = [start, start + 1];
  state.line = start + 1;
  return true;
}

/** What stands after the colons of a line; undefined for a line that is no fence. */
function fenceAt(state: StateBlock, line: number): string | undefined {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return undefined;
  return fence.exec(lineAt(state, line))?.[1]?.trim();
}

function lineAt({src, bMarks, tShift, eMarks}: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

/** The line of the fence that closes the part begun at `start`; undefined when none does. */
function findClosing(state: StateBlock, start: number, end: number): number | undefined {
  let depth = 0;
  for (let line = start; line < lastLine(state, start, end); line++) {
    const header = fenceAt(state, line);
    if (header === undefined) continue;
    depth += header === "" ? -1 : 1;
    if (depth === 0) return line;
  }
  return undefined;
}

/** A list or a quote that ends takes the parts in it along. */
function lastLine(state: StateBlock, start: number, end: number): number {
  for (let line = start + 1; line < end; line++) {
    const isEmpty = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0) >= (state.eMarks[line] ?? 0);
    if (!isEmpty && (state.sCount[line] ?? 0) < state.blkIndent) return line;
  }
  return end;
}
