import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {groupNames} from "../results/group-names.ts";
import type {AnalysisResult, Block, Column, Row} from "../results/model.ts";

interface Candidate<Part> {
  /** What an author may call it: labels before keys, since a label is what is seen in the table. */
  readonly names: readonly string[];
  readonly part: Part;
}

/** Columns by label, key, or the heading above them; `psykhelb` also means every `psykhelb@…`, `3` every `…@3`. */
export function pickColumns(analysis: AnalysisResult, wanted: readonly string[]): Column[] {
  const candidates = analysis.table.columns.map((column) => ({
    names: named(column.label, column.key, column.group, ...parts(column.key, "@"), ...groupNames(column)),
    part: column,
  }));
  return pick(wanted, candidates, "column", analysis.key);
}

/** Blocks by label or key, in the order they are wanted. */
export function pickBlocks(analysis: AnalysisResult, wanted: readonly string[] | undefined): readonly Block[] {
  if (wanted === undefined) return analysis.table.blocks;
  const candidates = analysis.table.blocks.map((block) => ({
    names: named(block.label, block.key, ...parts(block.key, ".").slice(-1)),
    part: block,
  }));
  return pick(wanted, candidates, "block", analysis.key);
}

/** The category rows of a block, by label or key. */
export function pickRows(block: Block, wanted: readonly string[], analysisKey: string): Row[] {
  const candidates = categoryRows(block).map((row) => ({names: named(row.label, row.key), part: row}));
  const where = block.label === null ? analysisKey : `${analysisKey}/${block.key}`;
  return pick(wanted, candidates, "row", where);
}

/** The rows that are answers, not totals: missing kinds such as «ved ikke» are answers too. */
export function categoryRows(block: Block): Row[] {
  return block.rows.filter((row) => row.role === "category" || row.role === "missing");
}

/**
 * What the author named, in that order and each once. A text is first taken as a whole, since labels may hold commas;
 * when nothing is called that, it is taken as a list.
 * @throws CliError for a name that nothing has.
 */
export function pick<Part>(
  wanted: readonly string[],
  candidates: readonly Candidate<Part>[],
  noun: string,
  where: string,
): Part[] {
  const found = new Set<Part>();
  for (const name of wanted) {
    const whole = matches(name, candidates);
    const lists = whole.length > 0 ? [whole] : name.split(",").map((piece) => matches(piece, candidates));
    if (lists.some((list) => list.length === 0)) {
      const missing = name.split(",").find((_, index) => lists[index]?.length === 0) ?? name;
      const labels = candidates.map(({names}) => names[0] ?? "");
      const choices = [...labels, ...candidates.flatMap(({names}) => names)].filter((choice) => choice !== "");
      throw new CliError("config", `"${where}" has no ${noun} "${missing.trim()}"`, {
        hint: didYouMean(missing.trim(), new Set(choices), `${noun}s`),
      });
    }
    for (const part of lists.flat()) found.add(part);
  }
  return [...found];
}

/** Everything that bears the name at the first place in `names` where anything does. */
function matches<Part>(name: string, candidates: readonly Candidate<Part>[]): Part[] {
  const wanted = comparable(name);
  const places = Math.max(0, ...candidates.map(({names}) => names.length));
  for (let place = 0; place < places; place++) {
    const found = candidates.filter(({names}) => comparable(names[place] ?? "") === wanted);
    if (wanted !== "" && found.length > 0) return found.map(({part}) => part);
  }
  return [];
}

function comparable(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** Keeps the places of names that a part lacks, so that labels are only ever compared with labels. */
function named(...names: (string | null)[]): string[] {
  return names.map((name) => name ?? "");
}

function parts(key: string, separator: string): string[] {
  return key.includes(separator) ? key.split(separator) : [];
}
