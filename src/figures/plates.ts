import type {BarRow} from "./marks.ts";

const sideways = 3;

/**
 * The bare fill that a number in the middle of a bar stands on, where the bar is hatched; none where it is not.
 * @param width of the number, in pixels
 * @param pixel one, in the units that the bar's ends are in
 */
export function platesUnder(bar: BarRow, width: number, pixel = 1): BarRow[] {
  if (bar.hatch === undefined) return [];
  const [x, most] = [(bar.from + bar.to) / 2, (bar.to - bar.from) / 2 - 2 * pixel];
  const reach = Math.min((width / 2 + sideways) * pixel, most);
  return [{from: x - reach, to: x + reach, top: bar.top + 2, bottom: bar.bottom - 2, fill: bar.fill}];
}
