import type {ServiceOutcome} from "../../../economics/scenarios.ts";
import {plainPercent} from "../../print/plain-number.ts";
import {totalKey} from "../../table/category-rows.ts";
import {type AmountRow, type Layout, type Part, rowOf, sumsOf} from "./layout.ts";

const whole = "all";

/**
 * New services: a block for each category, with a row for each of its services where there are several, and its `total`; last the
 * block `all` with the `total` of all.
 */
export function costsPart(layout: Layout): Part {
  const {named, outcomes, task} = layout;
  const {model} = named;
  const {labels} = task.spec;
  const categories = model.services.map((service, index) => {
    const spec = named.task.spec.services[service.key];
    const own = outcomes.flatMap(({byService}): ServiceOutcome[] => byService.slice(index, index + 1));
    const isSingle = spec?.items === undefined;
    const total: AmountRow = {
      block: service.key,
      key: totalKey,
      label: isSingle ? (spec?.label ?? service.key) : (labels.category ?? "Vægtet samlet omkostning"),
      role: isSingle ? "category" : "total",
      amounts: own.map((each) => each.total),
      units: own.map(({unit}) => unit),
    };
    const items = service.items.map(
      ({key, weight}, item): AmountRow => ({
        block: service.key,
        key,
        label: `${spec?.items?.[key]?.label ?? key} (${plainPercent(weight, 0)} pct.)`,
        role: "category",
        amounts: own.flatMap((each) => each.items.slice(item, item + 1).map((one) => one.total)),
        units: own.flatMap((each) => each.items.slice(item, item + 1).map(({unit}) => unit)),
      }),
    );
    const rows = isSingle ? [total] : [...items, total];
    return {total, block: {key: service.key, label: isSingle ? null : (spec?.label ?? null), question: null, rows}};
  });
  const total: AmountRow = {
    block: whole,
    key: totalKey,
    label: labels.total ?? "Nye indsatser i alt",
    role: "total",
    amounts: outcomes.map(({services}) => services),
    units: null,
  };
  return {
    hasUnits: true,
    blocks: [
      ...categories.map(({block}) => ({...block, rows: block.rows.map((row) => rowOf(layout, row))})),
      {key: whole, label: null, question: null, rows: [rowOf(layout, total)]},
    ],
    sums: sumsOf(
      layout,
      total,
      categories.map((category) => category.total),
    ),
    notes: [{kind: "method", text: methodWords(categories.some(({block}) => block.rows.length > 1))}],
  };
}

function methodWords(hasItems: boolean): string {
  const product = "En kategoris omkostning er antal personer × sandsynlighed × enhedsomkostning.";
  if (!hasItems) return product;
  return `${product} Hver person får én indsats i kategorien, og enhedsomkostningen er vægtet med den viste fordeling; ud for den enkelte indsats står, hvad kategorien ville koste, hvis alle fik netop den.`;
}
