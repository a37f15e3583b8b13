import {printNumber, printPercent} from "../../numbers/print.ts";
import {ceilingFloor} from "../../statistics/warnings/ceiling-floor.ts";
import type {FollowedNumbers} from "../count/numbers.ts";
import {lowerFirst} from "../print/danish.ts";
import {fewestDecimals} from "../table/decimals.ts";
import type {Task} from "../task.ts";
import {scoreRange} from "./score-range.ts";
import {nothingToWarnOf, together, type Warned, warned} from "./warned.ts";

/** Whether so many have the highest or lowest possible score that they cannot be told apart, at each wave. */
export function endWarnings(
  task: Task<"numbers">,
  counted: readonly FollowedNumbers[],
  waveLabels: readonly (string | null)[],
): Warned {
  return together(
    ...counted.flatMap(({item, waves}) => {
      const range = scoreRange(item.variable, task.context.codebook.get(item.at.source));
      if (range === null) return [];
      return waves.map(({values}, wave) => ofWave(task, item, values, range, waveLabels[wave] ?? null));
    }),
  );
}

function ofWave(
  {context}: Task<"numbers">,
  item: FollowedNumbers["item"],
  values: FollowedNumbers["waves"][number]["values"],
  {lowest, highest}: {readonly lowest: number; readonly highest: number},
  waveLabel: string | null,
): Warned {
  const result = ceilingFloor(values, lowest, highest);
  if (!result.ok || result.finding === null) return nothingToWarnOf;
  const {kind, where, ceilingShare, floorShare, n} = result.finding;
  const at = waveLabel === null ? "" : ` ved ${lowerFirst(waveLabel)}`;
  const end = (share: number, word: string, score: number) => {
    const percent = printPercent(Math.round(share * n), n, context.style);
    return `${percent} pct. af ${printNumber(n, 0)} personer har den ${word} mulige værdi (${printNumber(score, fewestDecimals(score))})`;
  };
  const texts = [
    ...(where === "floor" ? [] : [`loftseffekt, ${end(ceilingShare, "højeste", highest)}`]),
    ...(where === "ceiling" ? [] : [`gulveffekt, ${end(floorShare, "laveste", lowest)}`]),
  ];
  const numbers = {ceilingShare, floorShare, n};
  return warned(
    [{kind, item: item.at.variable, label: item.label, numbers}],
    () => `${item.label}${at}: ${texts.join("; ")}. Ændringer ud over skalaens ende kan ikke ses.`,
  );
}
