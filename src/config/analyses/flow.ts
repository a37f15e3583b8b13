/** How persons divide along the way, branch by branch. */
import {z} from "zod";
import {common, stub, where} from "./common.ts";
import {numberSource} from "./number-source.ts";

const node = z.strictObject({
  label: z.string().min(1),
  from: z.string().optional().describe("The key of the node that it branches off from; the first node has none"),
  where: where.optional().describe("The answers of its persons, among those of the node before"),
  number: numberSource.optional().describe("Instead of where: how many it holds, from elsewhere"),
  rest: z
    .literal(true)
    .optional()
    .describe("Instead of where: those of the node before who are in none of its other branches"),
});

export const flowSpec = z.strictObject({
  kind: z.literal("flow"),
  ...common,
  wave: z.int().positive().optional(),
  nodes: z
    .record(z.string().regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u, "is not a key"), node)
    .refine((nodes) => Object.keys(nodes).length > 1, "needs at least two nodes")
    .describe("{key: {label, from, where}}; the first is where all begin"),
  remainder: z
    .string()
    .min(1)
    .default("Uoplyst")
    .describe("What those are called whom a node's branches leave out; they get a row of their own"),
  stub,
});
