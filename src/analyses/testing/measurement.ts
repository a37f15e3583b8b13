import type {Category} from "../../codebook/model.ts";
import type {MeasurementLevel} from "../../statistics/choice/test-question.ts";
import {scaleOf} from "../resolve/categories.ts";
import type {Item} from "../resolve/items.ts";

/** The answers of substance of a categorical item. */
function substantive(item: Item): Category[] {
  return scaleOf(item).categories.filter(({missing}) => missing === null);
}

/**
 * How an item is measured. Two answers of substance are binary. More have an order when their scale has a good end or
 * is made of bands or quantiles of numbers.
 */
export function levelOf(item: Item): MeasurementLevel {
  if (item.variable.kind === "number") return "number";
  if (substantive(item).length === 2) return "binary";
  return hasOrder(item) ? "ordinal" : "nominal";
}

function hasOrder(item: Item): boolean {
  const kind = item.variable.derivation?.kind;
  return scaleOf(item).best !== null || kind === "bands" || kind === "quantile";
}

/**
 * The answers of substance from the lowest to the highest: the good end is the highest, and the last where no end is
 * the good one.
 */
export function ascending(item: Item): Category[] {
  const categories = substantive(item);
  return scaleOf(item).best === "first" ? categories.reverse() : categories;
}
