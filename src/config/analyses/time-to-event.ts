/** How long it takes until something happens to persons, of whom some are still waiting. */
import {z} from "zod";
import {codes, common, item, stub} from "./common.ts";
import {segments} from "./segments.ts";

export const timeToEventSpec = z.strictObject({
  kind: z.literal("time-to-event"),
  ...common,
  time: item.describe("A number variable: how long each person was followed, until it happened or to the end"),
  event: item.describe("A variable that tells whether it happened"),
  happened: codes
    .default("Ja")
    .describe("The answers to the event that mean it happened; all others are still waiting"),
  ...segments,
  times: z
    .array(z.number().positive())
    .default([])
    .describe("The share it had happened to by each of these times, in the unit of the time variable"),
  stub,
  test: z
    .enum(["auto", "none", "log-rank", "log-rank-exact"])
    .default("auto")
    .describe("Whether it takes the groups equally long: auto is exact where few events are expected in a group"),
});
