import type {BandSet, Instrument} from "./model.ts";

/**
 * The Recovery Star (Recovery-stjernen): ten areas of life, each from 1 to 10 on the ladder of change, whose five phases have two
 * steps each. Areas are mostly reported one by one; the score is their mean.
 *
 * MacKeith & Burns (2010), Mental Health Recovery Star, Mental Health Providers Forum & Triangle Consulting. Dickens, Weleminsky,
 * Onifade & Sugarman (2012), Recovery Star: validating user recovery, The Psychiatrist 36, 45-50: consistent and responsive,
 * though two areas (relationships, addictive behaviour) measure something of their own. No cut and no smallest relevant change.
 */
export const recoveryStar: Instrument = {
  key: "recovery-star",
  name: "Recovery-stjernen",
  items: [
    "psykisk velbefindende",
    "fysisk sundhed",
    "hverdagsaktiviteter",
    "socialt netværk",
    "arbejde og uddannelse",
    "relationer",
    "alkohol og stoffer",
    "ansvar og forpligtelse",
    "identitet og selvværd",
    "tillid og håb",
  ],
  lowest: 1,
  highest: 10,
  total: "mean",
  times: 1,
  best: "highest",
  relevantChange: null,
};

/** The phases of the ladder of change, for the areas one by one. */
export const recoveryStarPhases: BandSet = {
  instrument: "recovery-star",
  of: "items",
  best: "last",
  bands: [
    {label: "1-2: sidder fast", from: 1, to: 2},
    {label: "3-4: accepterer hjælp", from: 3, to: 4},
    {label: "5-6: håb og tro", from: 5, to: 6},
    {label: "7-8: læring", from: 7, to: 8},
    {label: "9-10: selvhjulpen", from: 9, to: 10},
  ],
};
