import {CliError, type Place} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import {type AddressedCell, findByAddress} from "../../../results/find-by-address.ts";
import type {Block, Column, Findings, Row} from "../../../results/model.ts";

/** @throws CliError (config) with the nearest address when there is no such cell */
export function cellAt(results: Findings, address: string, place: Place): AddressedCell {
  const found = findByAddress(results, address);
  if (found !== undefined) return found;
  const addresses = Object.values(results.analyses).flatMap(({table}) =>
    table.blocks.flatMap(({rows}) => rows.flatMap(({cells}) => cells.map((cell) => cell.address))),
  );
  const [analysis = ""] = address.split("/");
  const near = addresses.filter((each) => each.startsWith(`${analysis}/`));
  throw new CliError("config", `There is no cell "${address}".`, {
    place,
    hint: near.length > 0 ? didYouMean(address, near, `cells of ${analysis}`) : didYouMean(address, addresses, "cells"),
  });
}

/** Where a number stands, in the words of its table: `Fysisk helbred · Dårligt · Planlagt afsluttet`. */
export function placeInTable(
  block: Block,
  rows: readonly Row[],
  columns: readonly Column[],
  all: readonly Column[],
): string {
  const rowText = rows.map(({label}) => label).join(" + ");
  const groups = new Set(columns.map(({group}) => group));
  const columnText = [...groups]
    .map((group) => {
      const labels = columns.filter((column) => column.group === group).map(({label}) => label);
      return group === null ? labels.join(" + ") : `${group}: ${labels.join(" + ")}`;
    })
    .join(" + ");
  const parts = [block.label, rowText, all.length > 1 ? columnText : null];
  return parts.filter((part) => part !== null && part !== "").join(" · ");
}
