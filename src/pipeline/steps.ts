import type {Format} from "./formats.ts";

/** A finished step of the trip, for those who watch. */
export interface Step {
  readonly name: "read" | "data" | "analyses" | "text" | "figures" | Format | "write";
  readonly milliseconds: number;
}

export type OnStep = (step: Step) => void;

/** Runs one step and tells how long it took. */
export async function step<Value>(
  name: Step["name"],
  onStep: OnStep,
  run: () => Value | Promise<Value>,
): Promise<Value> {
  const started = performance.now();
  const value = await run();
  onStep({name, milliseconds: performance.now() - started});
  return value;
}
