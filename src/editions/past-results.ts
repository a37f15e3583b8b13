/** Of a results.json that was written earlier: what editions are compared by. What else it holds is passed over. */
import {z} from "zod";

const cell = z.object({
  kind: z.enum(["share", "count", "base", "number", "text", "empty"]),
  address: z.string(),
  printed: z.string(),
  count: z.number().optional(),
  base: z.number().nullish(),
  exact: z.number().optional(),
  /** Stands at the share that an outcome is about, too. */
  interval: z.object({low: z.number(), high: z.number()}).nullish(),
  of: z.array(z.string()).optional(),
  light: z.object({tone: z.string(), label: z.string()}).optional(),
});

const row = z.object({key: z.string(), label: z.string(), cells: z.array(cell)});

const column = z.object({key: z.string(), label: z.string(), group: z.string().nullish()});

const test = z.object({
  key: z.string(),
  label: z.string(),
  chosen: z.object({
    method: z.string(),
    name: z.string(),
    p: z.number(),
    n: z.number(),
    printed: z.string(),
    significant: z.boolean(),
    simulation: z.object({seed: z.number(), draws: z.number()}).optional(),
  }),
});

const analysis = z.object({
  kind: z.string(),
  title: z.string(),
  table: z.object({
    columns: z.array(column),
    blocks: z.array(z.object({key: z.string(), label: z.string().nullable(), rows: z.array(row)})),
  }),
  tests: z.array(test),
});

const source = z.object({
  key: z.string(),
  name: z.string(),
  rowsRead: z.number(),
  kept: z.number(),
  files: z.array(z.object({path: z.string(), sha256: z.string()})),
});

export const pastResultsSpec = z.object({
  schema: z.literal("maalepunkt/results@1"),
  evaluation: z.object({key: z.string(), title: z.string(), dataDate: z.string().nullable()}),
  style: z.object({decimals: z.number(), meanDecimals: z.number(), percent: z.string(), significance: z.number()}),
  analyses: z.record(z.string(), analysis),
  dataReport: z.object({sources: z.array(source)}),
});

export type PastResults = z.infer<typeof pastResultsSpec>;
export type PastAnalysis = z.infer<typeof analysis>;
export type PastCell = z.infer<typeof cell>;
export type PastTest = z.infer<typeof test>;
