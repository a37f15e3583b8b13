/** How a unit lies to what chance allows one of its size: outside 95 %, or outside 99.8 % as well. */
export type UnitVerdict = "far-above" | "above" | "within" | "below" | "far-below";

/** As tables of units print it, and as figures of them read it. */
export const unitVerdicts: Readonly<Record<UnitVerdict, string>> = {
  "far-above": "klart over",
  above: "over",
  within: "inden for",
  below: "under",
  "far-below": "klart under",
};
