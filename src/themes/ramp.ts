/** Colours at ascending positions from 0 to 1. */
export type Ramp = readonly (readonly [position: number, colour: string])[];
