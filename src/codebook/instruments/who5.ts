import {who5Bands} from "../recognise/who5.ts";
import type {BandSet, Instrument} from "./model.ts";

/**
 * WHO-5, the WHO-Five Well-Being Index: the sum of five answers from 0 to 5, times 4.
 *
 * Topp, Østergaard, Søndergaard & Bech (2015), The WHO-5 Well-Being Index: a systematic review of the literature,
 * Psychotherapy and Psychosomatics 84, 167-176: 50 and below screens for depression, 28 and below for a likely one, and a
 * change of 10 points matters. No rule for missing items is published: all five are asked for.
 */
export const who5: Instrument = {
  key: "who5",
  name: "WHO-5",
  items: [
    "glad og i godt humør",
    "rolig og afslappet",
    "aktiv og energisk",
    "frisk og udhvilet ved opvågning",
    "en dagligdag fyldt med ting af interesse",
  ],
  lowest: 0,
  highest: 5,
  total: "sum",
  times: 4,
  best: "highest",
  relevantChange: 10,
};

/** The three groups in use in Denmark. */
export const who5Risk: BandSet = {instrument: "who5", of: "score", best: "last", bands: who5Bands};

export const who5At50: BandSet = {
  instrument: "who5",
  of: "score",
  best: "last",
  bands: [
    {label: "0-50: lav trivsel", to: 50},
    {label: "Over 50", from: 51},
  ],
};

export const who5At28And50: BandSet = {
  instrument: "who5",
  of: "score",
  best: "last",
  bands: [
    {label: "0-28: sandsynlig depression", to: 28},
    {label: "29-50: dårlig trivsel", from: 29, to: 50},
    {label: "Over 50", from: 51},
  ],
};
