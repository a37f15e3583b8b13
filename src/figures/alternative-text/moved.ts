import {listed, printedValue, quoted, sentences} from "./words.ts";

/** A number of one item at the beginning and at the end. */
export interface Moved {
  readonly label: string;
  readonly from: {readonly value: number; readonly printed: string};
  readonly to: {readonly value: number; readonly printed: string};
}

/** More items than this are told by those that moved most. */
const mostTold = 2;

/**
 * What has risen and fallen, and how far. It goes by the printed numbers, so that a reader who subtracts them finds the same.
 * @param noun with its article: "andelen"
 */
export function movedFinding(moved: readonly Moved[], noun: string): string {
  if (moved.length <= mostTold)
    return sentences(...moved.map((each) => `for ${quoted(each.label)} ${verdict(each, noun)}`));
  const changes = moved.map(changeOf);
  const [most, least] = [Math.max(...changes), Math.min(...changes)];
  const those = (change: number) => moved.filter((each) => changeOf(each) === change);
  const told = (change: number) => listed(those(change).map((each) => `${quoted(each.label)} (${fromTo(each)})`));
  const parts = [
    ...(most > 0 ? [`stiger mest for ${told(most)}`] : []),
    ...(least < 0 ? [`falder mest for ${told(least)}`] : []),
  ];
  return sentences(parts.length === 0 ? `${noun} er uændret for alle` : `${noun} ${parts.join(" og ")}`);
}

function verdict(moved: Moved, noun: string): string {
  if (changeOf(moved) === 0) return `er ${noun} uændret (${moved.to.printed})`;
  return `${changeOf(moved) > 0 ? "stiger" : "falder"} ${noun} ${fromTo(moved)}`;
}

function fromTo({from, to}: Moved): string {
  return `fra ${from.printed} til ${to.printed}`;
}

/** As far as print tells, in whole millionths, so that like changes are like. */
function changeOf({from, to}: Moved): number {
  return Math.round(1e6 * (printedValue(to.printed) - printedValue(from.printed)));
}
