import type {Output} from "./define.ts";

/** @param share what the number is a share of, where it is one */
export function numberOutput(
  text: string,
  addresses: readonly string[],
  share?: {readonly count: number; readonly base: number},
): Output {
  return {kind: "number", text, addresses, ...(share && {share: {count: share.count, base: share.base}})};
}
