import type {BandRow} from "./marks.ts";

/** Points along a band: enough for its curve to look smooth on paper. */
const bandSteps = 24;

/** Where a band leaves or arrives, in pixels. */
export interface BandEnd {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A band that leaves and arrives level, by the curve 3t² - 2t³. */
export function bandOf(band: number, from: BandEnd, to: BandEnd, fill: string): BandRow[] {
  return Array.from({length: bandSteps + 1}, (_, step) => {
    const t = step / bandSteps;
    const eased = t * t * (3 - 2 * t);
    return {
      band,
      x: from.x + t * (to.x - from.x),
      top: from.top + eased * (to.top - from.top),
      bottom: from.bottom + eased * (to.bottom - from.bottom),
      fill,
    };
  });
}
