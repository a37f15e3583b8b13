/** The shapes of input that the tests of the calculator take. */
import {z} from "zod";

const numbers = z.array(z.number());

export const tableInput = z.strictObject({table: z.array(numbers)});
export const twoSamples = z.strictObject({x: numbers, y: numbers});
export const groupsInput = z.strictObject({groups: z.array(numbers)});
export const pairsInput = z.strictObject({before: numbers, after: numbers});
export const matrixInput = z.strictObject({matrix: z.array(numbers)});
export const shareInput = z.strictObject({count: z.number(), n: z.number()});
export const targetInput = z.strictObject({count: z.number(), n: z.number(), target: z.number()});
export const countsInput = z.strictObject({counts: numbers, expected: numbers});
export const psInput = z.strictObject({p: numbers});
export const tailInput = z.strictObject({statistic: z.number(), df: z.number()});
const labels = z.array(z.union([z.number(), z.string(), z.null()]));
export const weightedPairsInput = z.strictObject({a: labels, b: labels, weight: numbers});
