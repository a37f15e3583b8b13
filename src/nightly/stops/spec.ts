/** `stops:` of a nightly job: what becomes of a new edition that is not as the last published one lets expect. Documented in docs/stops.md. */
import {z} from "zod";

/** What is done about a finding, the gravest last. */
export const actions = ["ignore", "warn", "banner", "hold"] as const;

const action = z
  .enum(actions)
  .describe(
    "ignore; warn: tell of it in the notice and the log; banner: publish with a notice on the pages; hold: the last good edition stays",
  );

/** For what no page can tell of: there is none, or it must not go out. */
const actionWithoutBanner = z
  .enum(["ignore", "warn", "hold"])
  .describe("ignore; warn: tell of it in the notice and the log; hold: the last good edition stays");

/** How many may be lost: rows, or a share from 0 to 1. */
export type RowLimit = {readonly rows: number} | {readonly share: number};

const rowLimit = z
  .union([z.int().nonnegative(), z.string().regex(percentPattern(), "is no limit: write a number of rows, or 5 %")])
  .transform((written): RowLimit => (typeof written === "number" ? {rows: written} : {share: percentOf(written)}))
  .describe("How many rows may be gone: 20, or 5 %");

/** How far a number may move: points or its own unit, a share of itself, or out of its earlier interval. */
export type JumpLimit = {readonly points: number} | {readonly share: number} | "interval";

const jumpLimit = z
  .string()
  .regex(/^(?:interval|\d+(?:[.,]\d+)?\s*(?:points?|%))$/u, "is no limit: write 5 points, 20 %, or interval")
  .transform((written): JumpLimit => {
    if (written === "interval") return "interval";
    return written.endsWith("%") ? {share: percentOf(written)} : {points: numberOf(written)};
  })
  .describe(
    "5 points (percentage points of a share, else the number's own unit), 20 % of the earlier number, or interval: outside its earlier 95 % confidence interval",
  );

/** An analysis, or an address of results.json or what it begins with. */
const address = z
  .string()
  .regex(/^[^/\s][^/]*(?:\/[^/]+){0,3}$/u, "is no address: write analysis, or analysis/block/row/column")
  .describe("An analysis (all its numbers), a block or row of it (analysis/block/row), or one number by its address");

const rows = z.strictObject({limit: rowLimit.prefault("10 %"), action: action.default("hold")});

const jump = z.strictObject({
  of: z.union([address, z.array(address).min(1)]).transform((written) => [written].flat()),
  limit: jumpLimit,
  smallest: z.int().positive().default(1).describe("Numbers of fewer persons than this, then or now, are not judged"),
  units: z.boolean().default(true).describe("Whether the reports of units are judged too, or only the one for all"),
  action: action.default("hold"),
});

const variable = z.string().regex(/^[^.\s]+\.\S.*$/u, "is no variable: write source.variable");

export const stopsSpec = z
  .strictObject({
    rows: rows
      .extend({
        sources: z.record(z.string(), rows).default({}).describe("Other limits for some sources, by key"),
      })
      .prefault({})
      .describe("A source has fewer rows than in the last published edition"),
    unit_rows: rows
      .prefault({limit: "50 %", action: "banner"})
      .describe("The same in the report of one unit; its own report carries the banner"),
    variables: action.default("hold").describe("A variable, or a whole source, is gone"),
    labels: action.default("warn").describe("A variable is called otherwise"),
    answers: action.default("hold").describe("An answer is called otherwise, so that its code may mean something else"),
    answer_added: action.default("warn").describe("There is an answer more to choose among"),
    answer_gone: action.default("warn").describe("There is an answer less to choose among"),
    except: z
      .array(variable)
      .default([])
      .describe("Variables whose labels and answers may change, and that may go: [skema.kommentar]"),
    jumps: z.array(jump).default([]).describe("Numbers that do not move far from one night to the next"),
    conclusions: action.default("ignore").describe("A test, target or light turned; the digest tells of it anyway"),
    claims: action.default("hold").describe("A claim in a chapter does not hold"),
    protection: actionWithoutBanner.default("hold").describe("Small cells could not be protected"),
    reports: z
      .strictObject({
        failed: actionWithoutBanner
          .default("warn")
          .describe("A unit's report could not be built; where it is published, its earlier one stays"),
        gone: actionWithoutBanner.default("warn").describe("A unit has no report any more"),
      })
      .prefault({}),
    stale: z
      .strictObject({
        nights: z.int().positive().default(14).describe("How many nights in a row nothing may have changed"),
        action: action.default("warn"),
      })
      .prefault({})
      .describe("Nothing has changed for many nights: the exports may no longer be written"),
  })
  .describe("What holds a new edition back, puts a banner on it, or is only told");

export type StopsSpec = z.infer<typeof stopsSpec>;
export type Action = z.infer<typeof action>;
export type JumpSpec = z.infer<typeof jump>;

function percentPattern(): RegExp {
  return /^\d+(?:[.,]\d+)?\s*%$/u;
}

/** `5,5 %` is 0.055. */
function percentOf(written: string): number {
  return numberOf(written) / 100;
}

function numberOf(written: string): number {
  return Number.parseFloat(written.replace(",", "."));
}
