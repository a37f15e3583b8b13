import type {FigureSpecOf} from "../config/figure-specs.ts";
import {printPercent} from "../numbers/print.ts";
import type {NumberStyle} from "../numbers/style.ts";
import type {AnalysisResult, Cell, Column} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {categoryRows, pickBlocks} from "./pick.ts";
import type {Category} from "./scale-colours.ts";

/** An answer at one end, with all who gave it. */
export interface MoveEnd {
  readonly category: Category;
  readonly persons: number;
  /** "12 (31 %)" */
  readonly printed: string;
  readonly address: string | undefined;
}

/** The persons who went from one answer to another; `from` and `to` are places in the lists of answers. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly persons: number;
  readonly printed: string;
  readonly address: string;
}

/** The moves of one group of persons, or of everybody. */
export interface Moves {
  readonly heading: string | null;
  readonly persons: number;
  readonly before: readonly MoveEnd[];
  readonly after: readonly MoveEnd[];
  readonly moves: readonly Move[];
}

export interface AllMoves {
  /** What the two waves are called. */
  readonly firstWave: string;
  readonly lastWave: string;
  /** All answers, for their colours. */
  readonly scale: readonly Category[];
  readonly parts: readonly Moves[];
}

/** From which answer to which the persons of a transition moved, by the counts in its matrix. */
export function movesOf(spec: FigureSpecOf<"sankey">, analysis: AnalysisResult, numbers: NumberStyle): AllMoves {
  const blocks = pickBlocks(analysis, spec.blocks);
  const {columns, stub} = analysis.table;
  const [first] = blocks;
  const scale = (first === undefined ? [] : categoryRows(first)).map(({key, label, role}) => ({
    key,
    label,
    missing: role === "missing",
  }));
  const ends = scale.map(({key}) => columns.find((column) => column.key === key));
  if (scale.length === 0 || ends.some((column) => column === undefined)) {
    throw misfit(spec, analysis, `needs the same answers in rows and columns, and "${analysis.key}" has others`);
  }
  const parts = blocks.map((block): Moves => {
    const rows = categoryRows(block);
    const total = block.rows.find(({role}) => role === "total");
    const moves = rows.flatMap((row, from) =>
      ends.flatMap((column, to): Move[] => {
        const cell = cellOf(row.cells, columns, column);
        const persons = countOf(cell);
        return cell === undefined || persons === 0
          ? []
          : [{from, to, persons, printed: String(persons), address: cell.address}];
      }),
    );
    const all = moves.reduce((sum, {persons}) => sum + persons, 0);
    const end = (category: Category, own: readonly Move[], cell: Cell | undefined): MoveEnd => {
      const persons = own.reduce((sum, move) => sum + move.persons, 0);
      const percent = all === 0 ? "" : ` (${printPercent(persons, all, numbers)}\u00a0%)`;
      return {category, persons, printed: `${persons}${percent}`, address: cell?.address};
    };
    const totalColumn = columns.find(({role}) => role === "total");
    return {
      heading: blocks.length > 1 ? block.label : null,
      persons: all,
      moves,
      before: scale.map((category, place) =>
        end(
          category,
          moves.filter(({from}) => from === place),
          cellOf(rows[place]?.cells ?? [], columns, totalColumn),
        ),
      ),
      after: scale.map((category, place) =>
        end(
          category,
          moves.filter(({to}) => to === place),
          cellOf(total?.cells ?? [], columns, ends[place]),
        ),
      ),
    };
  });
  return {firstWave: stub, lastWave: ends[0]?.group ?? "", scale, parts};
}

function cellOf(cells: readonly Cell[], columns: readonly Column[], column: Column | undefined): Cell | undefined {
  return column === undefined ? undefined : cells[columns.indexOf(column)];
}

function countOf(cell: Cell | undefined): number {
  return cell?.kind === "share" || cell?.kind === "count" ? cell.count : 0;
}
