import type {AnalysisResult} from "../results/model.ts";
import {alongRamp} from "./colours.ts";
import {categoryRows} from "./pick.ts";
import type {FigureTheme, ScaleOrders} from "./theme.ts";

export interface Category {
  /** The category's code. */
  readonly key: string;
  readonly label: string;
  /** Whether it is «ved ikke» or the like. */
  readonly missing: boolean;
}

/**
 * The colour of each category of one answer scale: dark to light in the order of print. Where the scale was printed
 * the other way earlier in the report, that order stands, so that an answer has one colour throughout.
 */
export function scaleColours(categories: readonly Category[], theme: FigureTheme): Map<string, string> {
  const answers = categories.filter(({missing}) => !missing).map(({key}) => key);
  const missing = categories.filter((category) => category.missing);
  const order = theme.scaleOrders.get(scaleId(categories)) ?? answers;
  const last = Math.max(1, order.length - 1);
  return new Map([
    ...order.map((key, place) => [key, alongRamp(theme.ramp, place / last)] as const),
    ...missing.map(({key}, place) => {
      return [key, theme.missing.fills[place % theme.missing.fills.length] ?? theme.paper] as const;
    }),
  ]);
}

/** The order in which each scale is first printed by the analyses, in the order of the figures that draw them. */
export function scaleOrders(analyses: readonly AnalysisResult[]): ScaleOrders {
  const orders = new Map<string, readonly string[]>();
  for (const {table} of analyses) {
    const columns = table.columns.filter(({role}) => role === "value" || role === "missing");
    const scales = [...table.blocks.map((block) => categoryRows(block).map(asCategory)), columns.map(asCategory)];
    for (const scale of scales) {
      const id = scaleId(scale);
      const codes = scale.filter(({missing}) => !missing).map(({key}) => key);
      if (!orders.has(id)) orders.set(id, codes);
    }
  }
  return orders;
}

function asCategory({
  key,
  label,
  role,
}: {
  readonly key: string;
  readonly label: string;
  readonly role: string;
}): Category {
  return {key, label, missing: role === "missing"};
}

/** The same for a scale however it is turned, and with or without its kinds of missing. */
function scaleId(categories: readonly Category[]): string {
  const answers = categories.filter(({missing}) => !missing);
  return JSON.stringify(answers.map(({key, label}) => [key, label]).sort());
}
