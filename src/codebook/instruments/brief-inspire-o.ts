import type {BandSet, Instrument} from "./model.ts";

/**
 * Brief INSPIRE-O, personal recovery: the sum of five answers from 0 to 4, times 5, one item for each of the recovery
 * processes connectedness, hope, identity, meaning and empowerment.
 *
 * Moeller et al. (2024), Frontiers in Psychiatry 15, 1327020: reliability and validity in Danish psychiatry, where patients score
 * 39,9 on average and the general population 71,1. Moeller et al. (2025), Social Psychiatry and Psychiatric Epidemiology,
 * doi 10.1007/s00127-025-02948-7: a cut of 50, and a change of 8 points is clinically relevant. Whether 50 itself is above the
 * cut could not be seen in the abstract; here it is. No rule for missing items was found: all five are asked for.
 */
export const briefInspireO: Instrument = {
  key: "brief-inspire-o",
  name: "Brief INSPIRE-O",
  items: [
    "støtte fra andre",
    "håb for fremtiden",
    "et positivt syn på sig selv",
    "en meningsfuld hverdag",
    "kontrol over sit liv",
  ],
  lowest: 0,
  highest: 4,
  total: "sum",
  times: 5,
  best: "highest",
  relevantChange: 8,
};

export const briefInspireOAt50: BandSet = {
  instrument: "brief-inspire-o",
  of: "score",
  best: "last",
  bands: [
    {label: "Under 50", to: 49},
    {label: "50 og derover", from: 50},
  ],
};
