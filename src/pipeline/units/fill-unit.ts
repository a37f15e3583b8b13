import type {EvaluationSpec} from "../../config/evaluation.ts";

/** A text of evaluation.yaml that is no template, with the unit's name in the place of `{{unit}}`. */
export function fillUnit(text: string, unit: string | undefined): string {
  return unit === undefined ? text : text.replaceAll(/\{\{\s*unit\s*\}\}/g, () => unit);
}

/** An evaluation whose titles name the unit. */
export function withUnitInTitles(spec: EvaluationSpec, unit: string | undefined): EvaluationSpec {
  if (unit === undefined) return spec;
  const titled = <Item extends {readonly title?: string | undefined}>(item: Item): Item =>
    item.title === undefined ? item : {...item, title: fillUnit(item.title, unit)};
  const each = <Item extends {readonly title?: string | undefined}>(items: Readonly<Record<string, Item>>) =>
    Object.fromEntries(Object.entries(items).map(([key, item]) => [key, titled(item)]));
  return {
    ...titled(spec),
    ...(spec.subtitle !== undefined && {subtitle: fillUnit(spec.subtitle, unit)}),
    analyses: each(spec.analyses),
    figures: each(spec.figures),
  };
}
