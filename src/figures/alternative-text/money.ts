import type {Tornado} from "../tornado-items.ts";
import {emptyFinding} from "./ranked.ts";
import {quoted, sentences} from "./words.ts";

/** The net as it is, and the number of the model that it depends on most. */
export function sensitivityFinding({items, base, unit}: Tornado): string {
  const reach = ({atLow, atHigh}: Tornado["items"][number]) => Math.abs(atHigh.value - atLow.value);
  const [widest] = [...items].sort((a, b) => reach(b) - reach(a));
  if (widest === undefined) return emptyFinding([]);
  const {label, range, atLow, atHigh} = widest;
  return sentences(
    `${unit} i udgangspunktet: ${base.printed}`,
    `resultatet afhænger mest af ${quoted(label)} (${range}): ${atLow.printed} ved den laveste værdi og ${atHigh.printed} ved den højeste`,
  );
}
