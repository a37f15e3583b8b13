/** How a report prints its numbers, what stands around tables and figures, and how it looks. */
import {z} from "zod";

/** The folders under templates/. */
export const offeredThemes = ["institute", "kommune", "plain"] as const;

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/, 'is not a colour: write it as "#7a1f3d", with quotes')
  .transform((value) => value.toLowerCase());
const tone = z.strictObject({sign: colour.optional(), shade: colour.optional()}).optional();
const file = z.string().min(1);

const pageColours = {
  accent: colour
    .optional()
    .describe("Headings and links; boxes, the cover and figures follow it unless they are given"),
  ink: colour.optional().describe("Text"),
  muted: colour.optional().describe("Notes and sources"),
  paper: colour.optional().describe("What everything stands on"),
  tint: colour.optional().describe("Behind boxes"),
  rule: colour.optional().describe("The rules above and below a table"),
  hairline: colour.optional().describe("Thin lines that only part"),
  band: colour.optional().describe("The field of colour on the cover"),
  band_ink: colour.optional().describe("Text on that field; white or ink when left out"),
  tones: z
    .strictObject({good: tone, middle: tone, poor: tone, unknown: tone})
    .optional()
    .describe("Lights and verdicts: the sign, and the shade behind a cell"),
};

const ramp = z.array(colour).min(2).max(9).optional();

export const colourSpec = z.strictObject({
  ...pageColours,
  dark: z.strictObject(pageColours).optional().describe("On a dark screen; follows from the others when left out"),
  figure: z
    .strictObject({
      accent: colour.optional().describe("Bars and dots"),
      interval: colour.optional().describe("Confidence intervals"),
      grid: colour.optional(),
      ramp: ramp.describe("From the first answer of a scale to the last, dark to light"),
      heat: ramp.describe("From no share to the largest, light to dark"),
    })
    .optional(),
});

const font = z.union([
  file.describe("Source Serif 4, Source Sans 3 or Figtree; or a .woff2, .ttf or .otf file"),
  z.strictObject({regular: file, italic: file.optional(), bold: file.optional()}),
]);

/** What of a look may be one's own, in evaluation.yaml and in a theme folder's tokens.json. */
const ownLook = {
  colours: colourSpec.optional().describe("Colours of your own, as «#7a1f3d»; text on them must be readable"),
  fonts: z
    .strictObject({
      text: font.optional().describe("What is read at length"),
      label: font.optional().describe("In tables and figures"),
      heading: font.optional(),
    })
    .optional()
    .describe("Typefaces of your own"),
  logo: z
    .union([
      file,
      z.strictObject({
        file,
        alt: z.string().min(1).optional().describe("What is said to those who do not see it"),
      }),
    ])
    .optional()
    .describe("An SVG or PNG for the cover"),
};

/** tokens.json of a theme folder. */
export const themeFileSpec = z.strictObject({
  $schema: z.string().optional().describe("Where the schema of this file lies, for editors"),
  extends: z.enum(offeredThemes).describe("The theme that everything else is taken from"),
  ...ownLook,
});

const word = z.string().trim().min(1).max(24);

export const conventionsSpec = z.strictObject({
  captions: z.enum(["above", "below"]).default("above").describe("Where captions of tables and figures stand"),
  furniture: z
    .enum(["notes-first", "source-first"])
    .default("notes-first")
    .describe("What stands first under a table: its notes or its source"),
  notes_word: word.default("Anm.:").describe("Before the notes of a table: «Anm.:», «Note:»"),
  source_word: word.default("Kilde:").describe("Before a source"),
  total_word: word.default("Total").describe("The total row and column: «Total», «I alt», «Samlet»"),
  total: z
    .enum(["percent-and-n", "n", "heads"])
    .default("percent-and-n")
    .describe("How bases are printed: percent-and-n «100 (98)»; n a row «n =» with 98; heads «Mænd (n = 98)»"),
  percent_sign: z
    .enum(["none", "pct.", "%"])
    .default("none")
    .describe("What follows each percentage in a table: «76», «76 pct.» or «76 %»"),
});

export const styleSpec = z.strictObject({
  percent: z.enum(["pct.", "%", "procent"]).default("pct.").describe("The word after a percentage in prose"),
  decimals: z.int().min(0).max(3).default(0),
  mean_decimals: z.int().min(0).max(6).default(1),
  rounding: z.enum(["half-up", "via-one-decimal"]).default("half-up"),
  p_decimals: z.int().min(2).max(6).default(3),
  words_up_to: z.int().min(0).max(12).default(9).describe("Counts up to this are written in letters in prose"),
  significance: z.number().gt(0).lt(1).default(0.05),
  conventions: conventionsSpec.prefault({}).describe("What stands around and in tables and figures, whatever the look"),
  theme: z
    .union([z.enum(offeredThemes), z.string().min(1)])
    .default("institute")
    .describe("institute, kommune or plain; or a folder of your own, such as ./our-theme"),
  patterns: z
    .boolean()
    .default(false)
    .describe(
      "Hatches on the colours of figures, so that they are told apart on a bad copier; a figure may say otherwise",
    ),
  ...ownLook,
});
