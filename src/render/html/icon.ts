import type {RenderContext} from "./context.ts";
import {element} from "./markup.ts";

/** An icon beside words that say the same: nothing for those who hear the page. */
export function renderIcon(name: string | null, {icons}: RenderContext): string {
  const drawing = name === null ? undefined : icons.get(name);
  // Icons are files of maalepunkt's own, and markup already.
  return drawing === undefined ? "" : element("span", {class: "icon", "aria-hidden": "true"}, drawing.trim());
}

/** So many of ten signs, in one drawing that says how many. */
export function renderSigns(
  name: string | null,
  {count, of}: {readonly count: number; readonly of: number},
  {icons}: RenderContext,
): string {
  const drawing = name === null ? undefined : icons.get(name);
  const inside = /<svg[^>]*>(.*)<\/svg>/su.exec(drawing ?? "")?.[1] ?? '<circle class="body" cx="12" cy="12" r="9"/>';
  const signs = Array.from({length: of}, (_, index) =>
    element("g", {class: index < count ? "on" : "off", transform: `translate(${index * 24} 0)`}, inside),
  );
  const svg = element(
    "svg",
    {
      viewBox: `0 0 ${of * 24} 24`,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 1.6,
      "stroke-linejoin": "round",
      "stroke-linecap": "round",
    },
    ...signs,
  );
  return element("span", {class: "signs", role: "img", "aria-label": `Vist som ${count} ud af ${of} tegn.`}, svg);
}
