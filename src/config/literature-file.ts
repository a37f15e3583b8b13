/** literature.yaml: the works that a report cites, by the keys that {{cite "key"}} names them with. */
import {z} from "zod";

export const literatureFileName = "literature.yaml";

const key = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u, "is not a key: letters, digits, _ and -, beginning with a letter");

const words = z.string().trim().min(1);
const numbered = z.union([z.int().positive(), words]);
const persons = z.array(words).min(1);

const common = {
  authors: persons.describe(
    '["Bech, P.", "Topp, C.W."]: as they are printed; an organisation has no comma in its name',
  ),
  year: z.union([z.int(), z.literal("u.å.")]).describe("u.å. for a work without one"),
  title: words,
  doi: z
    .string()
    .regex(/^10\.\d{4,}\/\S+$/, "is not a DOI: 10.1159/000376585")
    .optional(),
  url: z
    .url({protocol: /^https?$/})
    .optional()
    .describe("Printed when there is no doi"),
};

const publishing = {publisher: words, place: words.optional()};

export const literatureFileSpec = z.record(
  key,
  z.discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("article"),
      ...common,
      journal: words,
      volume: numbered.optional(),
      issue: numbered.optional(),
      pages: words.optional().describe('"167-176"'),
    }),
    z.strictObject({type: z.literal("book"), ...common, ...publishing, edition: z.int().min(2).optional()}),
    z
      .strictObject({
        type: z.literal("chapter"),
        ...common,
        ...publishing,
        book: words,
        editors: persons.optional(),
        pages: words.optional(),
      })
      .describe("A chapter in somebody else's book"),
    z
      .strictObject({
        type: z.literal("report"),
        ...common,
        ...publishing,
        series: words.optional().describe("The series and the number in it"),
      })
      .describe("What an institution has published"),
    z.strictObject({
      type: z.literal("web"),
      ...common,
      site: words.optional(),
      accessed: z.iso.date().optional().describe("The day it was last looked at"),
    }),
  ]),
);

export type LiteratureFile = z.infer<typeof literatureFileSpec>;
