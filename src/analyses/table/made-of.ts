import type {Block, Cell, Row} from "../../results/model.ts";

/** The facts and cells that a part of a spec names, at any depth, as addresses: `fact:key`, `analysis/block/row/column`. */
export function addressesIn(spec: unknown): string[] {
  if (typeof spec !== "object" || spec === null) return [];
  const own = Object.entries(spec).flatMap(([key, value]) => {
    if (key === "fact" && typeof value === "string") return [`fact:${value}`];
    return key === "cell" && typeof value === "string" ? [value] : addressesIn(value);
  });
  return [...new Set(own)];
}

/** The cell, with the addresses of what it is calculated from; as it is where there are none. */
export function madeOf<Kind extends Cell>(cell: Kind, addresses: readonly string[]): Kind {
  return addresses.length === 0 ? cell : {...cell, of: addresses};
}

/** The row, with the addresses of what its numbers are calculated from. */
export function rowMadeOf(row: Row, addresses: readonly string[]): Row {
  const cells = row.cells.map((cell) =>
    cell.kind === "number" || cell.kind === "count" ? madeOf(cell, addresses) : cell,
  );
  return {...row, cells};
}

/** The blocks, with the addresses of what all their numbers are calculated from. */
export function blocksMadeOf(blocks: readonly Block[], addresses: readonly string[]): Block[] {
  return blocks.map((block) => ({...block, rows: block.rows.map((row) => rowMadeOf(row, addresses))}));
}
