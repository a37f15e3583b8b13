import type {FigureSpecOf} from "../config/figure-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import type {AnalysisResult, Block, Column, NumberCell, Row} from "../results/model.ts";
import {misfit} from "./fitting-kinds.ts";
import {pickBlocks, pickColumns} from "./pick.ts";

/** An amount that is added, or a total that stands on the axis. */
export interface Step {
  readonly label: string;
  /** From where to where on the scale. */
  readonly from: number;
  readonly to: number;
  /** Signed for what is added, as the table prints it for a total. */
  readonly printed: string;
  readonly address: string;
  readonly isTotal: boolean;
}

export interface WaterfallPanel {
  readonly heading: string | null;
  readonly steps: readonly Step[];
}

export interface Waterfall {
  readonly panels: readonly WaterfallPanel[];
  /** "1.000 kr." */
  readonly unit: string;
}

/**
 * What adds up to the total of a table of amounts, a panel for each scenario or part: its rows, without those that stand under others, and
 * the total. Where the table has several blocks, the last total is that of all of them.
 * @throws CliError when there is no total, or when the rows do not add up to it
 */
export function waterfallOf(spec: FigureSpecOf<"waterfall">, analysis: AnalysisResult): Waterfall {
  const blocks = pickBlocks(analysis, spec.blocks);
  const columns = spec.columns === undefined ? ownColumns(analysis) : pickColumns(analysis, spec.columns);
  const measures = new Set(columns.map(measureOf));
  if (columns.length === 0 || columns.some(({unit}) => unit !== "number")) {
    throw misfit(spec, analysis, `needs columns of amounts, and "${analysis.key}" has none there`);
  }
  if (measures.size > 1) {
    throw new CliError(
      "config",
      `waterfall cannot show ${[...measures].map((each) => `"${each}"`).join(" and ")} on one scale`,
      {
        hint: "Name columns of one measure under columns:.",
      },
    );
  }
  const panels = columns.map((column): WaterfallPanel => {
    const steps = stepsOf(spec, analysis, blocks, column);
    return {heading: columns.length > 1 ? column.label : null, steps};
  });
  return {panels, unit: [...measures][0] ?? ""};
}

/** The columns of the first measure of kroner: scenarios, or the cost; not hours, and not what one unit costs. */
function ownColumns(analysis: AnalysisResult): Column[] {
  const amounts = analysis.table.columns.filter(
    ({role, unit, key, measure}) =>
      role === "value" && unit === "number" && measure !== undefined && !/^(?:hours|unit|per)(?:$|@)/.test(key),
  );
  const [first] = amounts;
  const own = amounts.filter((column) => first !== undefined && measureOf(column) === measureOf(first));
  const whole = own.find(({key}) => key === "cost");
  return whole === undefined ? own : [whole];
}

function measureOf({measure, label}: Column): string {
  return measure ?? label;
}

function stepsOf(
  spec: FigureSpecOf<"waterfall">,
  analysis: AnalysisResult,
  blocks: readonly Block[],
  column: Column,
): Step[] {
  const index = analysis.table.columns.indexOf(column);
  const amountOf = (row: Row): NumberCell | null => {
    const cell = row.cells[index];
    return cell?.kind === "number" ? cell : null;
  };
  const rows = blocks.flatMap((block) => block.rows);
  const added = rows.filter(({role}) => role === "category");
  const total = rows.findLast(({role}) => role === "total");
  const totalCell = total === undefined ? null : amountOf(total);
  if (total === undefined || totalCell === null) {
    throw misfit(spec, analysis, `needs a total, and "${analysis.key}" has none there`);
  }
  let sum = 0;
  const steps = added.flatMap((row): Step[] => {
    const cell = amountOf(row);
    if (cell === null) return [];
    const from = sum;
    sum += cell.exact;
    return [{label: row.label, from, to: sum, printed: signed(cell), address: cell.address, isTotal: false}];
  });
  if (Math.abs(sum - totalCell.exact) > 1e-6 * Math.max(1, Math.abs(totalCell.exact), Math.abs(sum))) {
    throw misfit(spec, analysis, `needs rows that add up to "${total.label}"; those of "${analysis.key}" do not`);
  }
  const {exact, printed, address} = totalCell;
  return [...steps, {label: total.label, from: 0, to: exact, printed, address, isTotal: true}];
}

/** `+97,3`, `−2.766,3`; a zero has no sign. */
function signed({exact, printed}: NumberCell): string {
  return exact > 0 && /[1-9]/.test(printed) ? `+${printed}` : printed;
}
