import type {BandSetKey, InstrumentKey} from "../../config/derivations.ts";
import {briefInspireO, briefInspireOAt50} from "./brief-inspire-o.ts";
import type {BandSet, Instrument} from "./model.ts";
import {recoveryStar, recoveryStarPhases} from "./recovery-star.ts";
import {ucla3, ucla3At7} from "./ucla-3.ts";
import {who5, who5At28And50, who5At50, who5Risk} from "./who5.ts";

export const instruments: Readonly<Record<InstrumentKey, Instrument>> = {
  who5,
  "brief-inspire-o": briefInspireO,
  "ucla-3": ucla3,
  "recovery-star": recoveryStar,
};

export const bandSets: Readonly<Record<BandSetKey, BandSet>> = {
  who5: who5Risk,
  "who5-50": who5At50,
  "who5-28-50": who5At28And50,
  "brief-inspire-o": briefInspireOAt50,
  "ucla-3": ucla3At7,
  "recovery-star": recoveryStarPhases,
};
