/** What the specs of analyses of money share. */
import {z} from "zod";
import {numberSource} from "./number-source.ts";

export const key = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u, "is not a key: letters, digits, _ and -, beginning with a letter");

const source = z.string().min(1).optional().describe("Where the number comes from; required for a written number");

/** A number that the note tells the source of. */
export const term = z
  .union([numberSource, z.strictObject({number: numberSource, source})])
  .describe("A number with its source: {number: 150, source: Aftalen}, {fact: key} or {cell: address}");

/** How many persons an amount is divided among. */
export const persons = z
  .strictObject({
    one: z.string().min(1).describe("One of them, as in «pr. borger»: borger"),
    label: z.string().min(1).describe("Who they are, in the plural: borgere, der har gennemført forløbet"),
    number: numberSource,
    source,
  })
  .describe("The one number of persons behind every «pr. borger»; the note names it with its source");

const year = z.int().min(1900).max(2200);

const priceIndex = z
  .strictObject({
    from: year.describe("The year that the amount is in the prices of"),
    to: year.describe("The year whose prices are wanted"),
    rate: z.number().gt(-100).describe("The change of prices a year, in percent: 2"),
  })
  .describe("Brings an amount from one year's prices to another's");

const component = z.strictObject({
  label: z.string().optional().describe("What there is so much of: ambulante besøg"),
  quantity: numberSource,
  price: numberSource,
});

/** An amount in kroner: written, from elsewhere, or made of quantities and prices; perhaps brought to another year's prices. */
export const amount = z
  .union([
    numberSource,
    z.strictObject({number: numberSource, index: priceIndex.optional(), source}),
    z.strictObject({
      components: z.array(component).min(1).describe("The amount is the sum of quantity · price"),
      index: priceIndex.optional(),
      source,
    }),
  ])
  .describe(
    "Kroner: a number, {fact: key}, {cell: address}, {number, index, source} or {components: [{quantity, price}]}",
  );

/** A part of a whole. */
export const share = z
  .union([
    numberSource,
    z.string().regex(/^\s*\d+(\.\d+)?\s*(%|\/\s*\d+(\.\d+)?)?\s*$/, 'is not a share such as 0.25, "25%" or "1/4"'),
  ])
  .describe('From 0 to 1: 0.25, "25%", "1/4", or a fact in percent');

export const shares = z.record(key, share).describe("{who: share}; the shares sum to 1");

export const unit = z.enum(["kroner", "thousand"]).default("kroner").describe("kroner: kr.; thousand: 1.000 kr.");

export const step = z.number().positive();

export type TermSpec = z.infer<typeof term>;
export type PersonsSpec = z.infer<typeof persons>;
export type AmountSpec = z.infer<typeof amount>;
export type ShareSpec = z.infer<typeof share>;
export type PriceIndexSpec = z.infer<typeof priceIndex>;
