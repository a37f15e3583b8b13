import {CliError} from "../../src/errors/cli-error.ts";
import {xoshiro128} from "../../src/statistics/random/xoshiro128.ts";
import {mutated} from "./mutate.ts";
import type {FuzzedReader} from "./reader.ts";

/** What became of some inputs. A crash is anything but a value or a CliError. */
export interface FuzzOutcome {
  readonly read: number;
  readonly refused: number;
  readonly crashes: readonly Crash[];
  readonly slowest: {readonly input: number; readonly milliseconds: number};
}

export interface Crash {
  readonly input: number;
  readonly message: string;
}

/** The input of a number: each has random numbers of its own, so that one can be tried again alone. */
export function inputOf(seeds: readonly Uint8Array[], seed: number, input: number): Uint8Array {
  const random = xoshiro128(seed + 7919 * input);
  const pick = () => seeds[Math.floor(random() * seeds.length)] ?? new Uint8Array();
  return mutated(pick(), pick(), random);
}

/**
 * Reads the inputs from `first` on, one after the other.
 * @param begins is told each input's number before it is read
 */
export async function runInputs(
  reader: FuzzedReader,
  inputs: {readonly first: number; readonly count: number; readonly seed: number},
  begins: (input: number) => void = () => {},
): Promise<FuzzOutcome> {
  const seeds = await reader.seeds();
  const crashes: Crash[] = [];
  let read = 0;
  let refused = 0;
  let slowest = {input: inputs.first, milliseconds: 0};
  for (let input = inputs.first; input < inputs.first + inputs.count; input++) {
    const bytes = inputOf(seeds, inputs.seed, input);
    begins(input);
    const started = performance.now();
    try {
      await reader.read(bytes);
      read += 1;
    } catch (error) {
      if (error instanceof CliError) refused += 1;
      else crashes.push({input, message: error instanceof Error ? (error.stack ?? error.message) : String(error)});
    }
    const milliseconds = performance.now() - started;
    if (milliseconds > slowest.milliseconds) slowest = {input, milliseconds};
  }
  return {read, refused, crashes, slowest};
}
