/** Colours at ascending positions from 0 to 1. */
export type Ramp = readonly (readonly [position: number, colour: string])[];

/** A ramp of even steps through some colours. */
export function evenRamp(colours: readonly string[]): Ramp {
  return colours.map((colour, index) => [colours.length === 1 ? 0 : index / (colours.length - 1), colour]);
}
