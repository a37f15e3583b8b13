/** Stars after what is significant. */
import {z} from "zod";

const levels = z
  .array(z.number().gt(0).lt(1))
  .min(1)
  .max(4)
  .refine((given) => given.every((level, index) => index === 0 || level < (given[index - 1] ?? 0)), {
    message: "go from the highest to the lowest: [0.05, 0.01]",
  });

export const starLevels = z
  .union([levels, z.literal(false)])
  .describe("Below which p there are one star, two stars …: [0.05, 0.01]; the note has the legend. false: none");

export const stars = starLevels.default([0.05, 0.01]);
