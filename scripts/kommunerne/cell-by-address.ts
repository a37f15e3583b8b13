import type {Cell, Results} from "../../src/results/model.ts";

/** A cell of results.json by its address; undefined when there is none. */
export function cellByAddress({analyses}: Results, address: string): Cell | undefined {
  const [key = ""] = address.split("/");
  return analyses?.[key]?.table.blocks
    .flatMap(({rows}) => rows.flatMap(({cells}) => cells))
    .find((cell) => "address" in cell && cell.address === address);
}
