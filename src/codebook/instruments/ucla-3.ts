import type {BandSet, Instrument} from "./model.ts";

/**
 * UCLA-3, also called T-ILS, loneliness: the sum of three answers, 1 (hardly ever), 2 (some of the time) and 3 (often).
 *
 * Hughes, Waite, Hawkley & Cacioppo (2004), A short scale for measuring loneliness in large surveys, Research on Aging 26,
 * 655-672. The cut, 7 and above, is Danish practice in the national health profile («tegn på svær ensomhed»); the scale's
 * authors give none. No smallest relevant change and no rule for missing items were found.
 */
export const ucla3: Instrument = {
  key: "ucla-3",
  name: "UCLA-3",
  items: ["isoleret fra andre", "savner nogen at være sammen med", "føler sig udenfor"],
  lowest: 1,
  highest: 3,
  total: "sum",
  times: 1,
  best: "lowest",
  relevantChange: null,
};

export const ucla3At7: BandSet = {
  instrument: "ucla-3",
  of: "score",
  best: "first",
  bands: [
    {label: "3-6: ikke ensom", to: 6},
    {label: "7-9: ensom", from: 7},
  ],
};
