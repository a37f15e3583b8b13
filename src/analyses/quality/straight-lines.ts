import type {StraightLines} from "../../store/quality-model.ts";
import {type BatteryOfItems, batteriesIn} from "./batteries.ts";
import {type Look, sourcesOf} from "./look.ts";

export interface StraightLinesOfBattery {
  readonly battery: BatteryOfItems;
  readonly lines: readonly StraightLines[];
}

/** Forms with one and the same answer all through a battery, by battery and wave. */
export function straightLinesOf(look: Look): Promise<StraightLinesOfBattery[]> {
  const batteries = sourcesOf(look).flatMap(({key, variables}) => batteriesIn(key, variables));
  return Promise.all(
    batteries.map(async (battery) => ({
      battery,
      lines: await look.context.store.quality.straightLines(
        battery.source,
        battery.items.map(({name}) => name),
      ),
    })),
  );
}
