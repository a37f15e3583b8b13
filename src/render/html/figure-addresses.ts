import type {FigureBlock} from "../../report/model.ts";
import {addressList, splitKnown} from "./address-list.ts";
import {escapeHtml} from "./markup.ts";

const entities: Readonly<Record<string, string>> = {amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'"};

export interface AddressedDrawing {
  readonly svg: string;
  readonly addresses: readonly string[];
}

/** A figure's drawing whose texts say which cells of its analysis they print, as the page writes lists of addresses. */
export function addressDrawing({svg, analysis}: Pick<FigureBlock, "svg" | "analysis">): AddressedDrawing {
  if (!svg.includes(" data-address=")) return {svg, addresses: []};
  const cells = analysis.table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells));
  const known = new Set(cells.map(({address}) => address));
  const all = new Set<string>();
  const written = svg.replace(/ data-address="([^"]*)"/g, (_, attribute: string) => {
    const text = attribute.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
    const addresses = splitKnown(text, (address) => known.has(address));
    for (const address of addresses) all.add(address);
    return addresses.length === 0 ? "" : ` data-address="${escapeHtml(addressList(addresses))}"`;
  });
  return {svg: written, addresses: [...all]};
}
