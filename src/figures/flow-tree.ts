import {CliError} from "../errors/cli-error.ts";
import type {AnalysisResult} from "../results/model.ts";

/** A node of a flow with its branches, and what is printed beside it. */
export interface FlowNode {
  readonly label: string;
  readonly persons: number;
  /** "42 (24 %)"; "176" where all begin. */
  readonly printed: string;
  readonly address: string;
  readonly branches: readonly FlowNode[];
}

/** Reads the rows of a flow analysis as the tree that its links say. */
export function flowTree(analysis: AnalysisResult): FlowNode {
  const rows = analysis.table.blocks.flatMap((block) => block.rows);
  const column = (key: string) => analysis.table.columns.findIndex((each) => each.key === key);
  const [count, share] = [column("count"), column("of_from")];
  const links = analysis.flow ?? [];
  const node = (key: string): FlowNode => {
    const row = rows.find((each) => each.key === key);
    const persons = row?.cells[count];
    const percent = row?.cells[share];
    if (row === undefined || persons?.kind !== "count") {
      throw new CliError("config", `sankey needs an analysis of kind flow, and "${analysis.key}" is none`);
    }
    return {
      label: row.label,
      persons: persons.count,
      printed: percent?.kind === "share" ? `${persons.printed} (${percent.printed}\u00a0%)` : persons.printed,
      address: percent?.kind === "share" ? `${persons.address} ${percent.address}` : persons.address,
      branches: links.filter(({from}) => from === key).map(({to}) => node(to)),
    };
  };
  return node(rows[0]?.key ?? "");
}
