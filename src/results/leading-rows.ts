import type {Block, Row} from "./model.ts";

/**
 * The rows of a block that are no totals and no sums of others, such as nets and «mindst tre»: its categories and missing
 * answers. Where the first row is everybody and all others are its parts, as in a status, they are the parts.
 */
export function leadingRows({rows}: Pick<Block, "rows">): Row[] {
  const own = rows.some(({role}) => role === "category") ? "category" : "sub";
  return rows.filter(({role}) => role === own || role === "missing");
}
