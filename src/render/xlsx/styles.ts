import type {Borders, Fill, Font} from "@cj-tech-master/excelts";
import type {Theme} from "../../themes/model.ts";

/** How sheets of a theme are set. */
export interface SheetStyles {
  readonly body: Partial<Font>;
  readonly strong: Partial<Font>;
  readonly title: Partial<Font>;
  readonly muted: Partial<Font>;
  readonly link: Partial<Font>;
  readonly tint: Fill;
  readonly heavyTop: Partial<Borders>;
  readonly heavyBottom: Partial<Borders>;
  readonly lightBottom: Partial<Borders>;
}

export function sheetStyles({tokens}: Theme): SheetStyles {
  const {fonts, light} = tokens;
  const body = {name: commonFamily(fonts.label), size: 10, color: colour(light.ink)};
  const heavy = {style: "thin" as const, color: colour(light.rule)};
  const hairline = {style: "hair" as const, color: colour(light.hairline)};
  return {
    body,
    strong: {...body, bold: true},
    title: {...body, name: commonFamily(fonts.heading), size: 14, bold: true, color: colour(light.accent)},
    muted: {...body, color: colour(light.muted)},
    link: {...body, color: colour(light.accent), underline: true},
    tint: {type: "pattern", pattern: "solid", fgColor: colour(light.tint)},
    heavyTop: {top: heavy},
    heavyBottom: {bottom: heavy},
    lightBottom: {bottom: hairline},
  };
}

/** The last font of a CSS family list that is no generic one: a workbook carries no fonts, and that one most machines have. */
function commonFamily(list: string): string {
  const families = list.split(",").map((family) => family.trim().replace(/^["']|["']$/g, ""));
  return families.findLast((family) => !/^(?:sans-|ui-)?(?:serif|monospace|system-ui)$/.test(family)) ?? "Arial";
}

function colour(hex: string): {argb: string} {
  return {argb: `FF${hex.slice(1).toUpperCase()}`};
}
