/** evaluation.yaml: what is evaluated, from which exports, with which analyses, in which style. */
import {z} from "zod";
import {analysisSpec} from "./analysis-specs.ts";
import {dataQualitySpec} from "./data-quality-spec.ts";
import {databaseSpec} from "./database-spec.ts";
import {writtenFigure} from "./figure-specs.ts";
import {proofSpec} from "./proof-spec.ts";
import {styleSpec} from "./style-spec.ts";
import {unitsSpec} from "./units-spec.ts";

export const evaluationFileName = "evaluation.yaml";

const key = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_-]*$/u, "is not a key: letters, digits, _ and -, beginning with a letter");
const answers = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])).min(1)]);

const path = z.string().min(1);
const paths = z
  .union([path, z.array(path).min(1)])
  .describe("The export, relative to this file; or several of one survey, as a list or with * for any letters");

const waveNumber = z.int().positive();
const wave = z
  .union([
    z.string(),
    z.strictObject({
      suffix: z.record(z.string().min(1), waveNumber).describe("One row a person: {_m1: 1, _m3: 3} for who5_1_m1"),
    }),
    z.strictObject({
      file: z.record(z.string().min(1), waveNumber).describe("A file a wave: {foer.sav: 1, efter.sav: 2}"),
    }),
    z.strictObject({
      variable: z.string(),
      values: z.record(z.string(), waveNumber).describe("{baseline_arm_1: 1}: what the variable holds for each wave"),
    }),
  ])
  .describe("The variable that holds the wave, or where the wave else stands; left out for one row a person");

const sourceRoles = {
  name: z.string().describe("Printed after «Kilde:»"),
  system: z.string().optional().describe("The system it comes from, printed before the names of its sources"),
  id: z.string().describe("The variable that holds the person's id; $row where there is none: each row is a person"),
  wave: wave.optional(),
  completed: z.string().optional().describe("Only rows where this variable is 1 or Ja count"),
  closed: z
    .string()
    .optional()
    .describe("The variable with the time of answering; of double entries the earliest stays"),
};

const sourceCommon = {path: paths, ...sourceRoles};

const encoding = z.enum(["auto", "utf-8", "windows-1252", "utf-16le"]).default("auto");
const delimiter = z.enum(["auto", ",", ";", "\t", "|"]).default("auto");
const headerRow = z
  .int()
  .positive()
  .optional()
  .describe("The row of the names, 1 when left out; what stands above is left out");
const largestUnpacked = z
  .number()
  .positive()
  .optional()
  .describe("An archive or workbook that unpacks to more megabytes than this is refused; 1024 when left out");

export const sourceSpec = z.discriminatedUnion("type", [
  z
    .strictObject({type: z.literal("surveyxact"), ...sourceCommon, largest_unpacked_mb: largestUnpacked})
    .describe("A folder or zip with dataset, structure and labels, or SurveyXact's workbook (.xlsx, .xml)"),
  z
    .strictObject({type: z.literal("csv"), ...sourceCommon, encoding, delimiter, header_row: headerRow})
    .describe("Delimited text with a header"),
  z
    .strictObject({
      type: z.literal("spss"),
      ...sourceCommon,
      weight: z
        .literal("unweighted")
        .optional()
        .describe("Says that a file which SPSS would weight shall be counted unweighted; the report says so"),
      largest_unpacked_mb: largestUnpacked,
    })
    .describe("A .sav or .zsav file"),
  z
    .strictObject({
      type: z.literal("excel"),
      ...sourceCommon,
      sheet: z.string().optional().describe("The sheet's name; the first with a table when left out"),
      header_row: headerRow,
      largest_unpacked_mb: largestUnpacked,
    })
    .describe("A table in an .xlsx, .xls, .xml or .ods workbook"),
  z.strictObject({type: z.literal("parquet"), ...sourceCommon}),
  z.strictObject({type: z.literal("jsonl"), ...sourceCommon}).describe("One JSON object a line"),
  z
    .strictObject({
      type: z.literal("limesurvey"),
      ...sourceCommon,
      encoding,
      delimiter,
      structure: z.string().optional().describe("The survey's structure as tab-separated text, that tells its labels"),
    })
    .describe("LimeSurvey's CSV export of responses, with codes"),
  z
    .strictObject({
      type: z.literal("redcap"),
      ...sourceCommon,
      encoding,
      delimiter,
      dictionary: z.string().optional().describe("The project's data dictionary, that tells its labels"),
    })
    .describe("REDCap's CSV export of raw data"),
  z
    .strictObject({
      type: z.literal("database"),
      table: z.string().min(1).optional().describe("The table or view, with its schema: survey.answers"),
      query: z.string().min(1).optional().describe("A SELECT, in the place of a table"),
      ...sourceRoles,
    })
    .refine(({table, query}) => (table === undefined) !== (query === undefined), "needs either a table or a query")
    .describe("A table of the server under «database», where it is counted: only counts come here"),
]);

export const factSpec = z.strictObject({
  value: z.number(),
  unit: z.enum(["count", "percent", "number"]).default("count"),
  label: z.string(),
  source: z.string().describe("Where the number comes from"),
});

export const evaluationSpec = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().optional(),
  organisation: z.string().optional(),
  authors: z.array(z.string()).default([]),
  data_date: z.iso.date().optional().describe("The day the data stand for; the last answer's day when left out"),
  data_notice: z.string().optional().describe("Printed after every source line and on the cover"),
  style: styleSpec.prefault({}),
  disclosure: z
    .strictObject({none: z.string().min(1).describe("Why small cells may be shown; printed in the report")})
    .describe("Protection of small cells"),
  codebook: z.string().default("codebook.yaml"),
  pseudonyms: z
    .strictObject({
      key_file: z
        .string()
        .min(1)
        .describe("A file that only you may read, outside this folder; MAALEPUNKT_PSEUDONYM_KEY overrules it"),
    })
    .optional()
    .describe("The secret that «personal: pseudonymise» makes pseudonyms with"),
  chapters: z
    .string()
    .default("chapters")
    .describe("The folder of Markdown chapters, read in the order of their names"),
  waves: z
    .record(z.string().regex(/^[1-9]\d*$/, "is not a wave number"), z.strictObject({label: z.string()}))
    .default({})
    .describe("{1: {label: Første måling}, …}"),
  database: databaseSpec.optional(),
  sources: z.record(key, sourceSpec).refine((sources) => Object.keys(sources).length > 0, "needs at least one source"),
  populations: z
    .record(
      key,
      z.strictObject({
        source: z.string(),
        label: z.string().describe("In the plural, for notes: «borgere med en opstartsmåling»"),
        where: z.record(z.string(), answers).default({}).describe("Only rows with these answers: {variable: answer}"),
      }),
    )
    .refine((populations) => Object.keys(populations).length > 0, "needs at least one population"),
  population: z.string().describe("The population of analyses that name none"),
  units: unitsSpec.optional(),
  data_quality: dataQualitySpec.prefault({}).describe("What the data report looks into, and when it warns or stops"),
  facts: z.record(key, factSpec).default({}).describe("Numbers from outside the data, each with its source"),
  analyses: z.record(key, analysisSpec),
  figures: z.record(key, writtenFigure).default({}),
  proofs: proofSpec
    .prefault({})
    .describe("What check and build remark on in the chapters: typed numbers, unbound claims, unmentioned tables …"),
});

/** What tells of the data and not of the report: analyses and figures are not looked at, and none come out. */
export const dataSpec = evaluationSpec.extend({
  analyses: z
    .unknown()
    .optional()
    .transform((): Record<string, z.infer<typeof analysisSpec>> => ({})),
  figures: z
    .unknown()
    .optional()
    .transform((): Record<string, z.infer<typeof writtenFigure>> => ({})),
});

export type EvaluationSpec = z.infer<typeof evaluationSpec>;
export type SourceSpec = z.infer<typeof sourceSpec>;
/** A source that is a table of a server. */
export type DatabaseSourceSpec = Extract<SourceSpec, {type: "database"}>;
/** A source that is an export. */
export type FileSourceSpec = Exclude<SourceSpec, DatabaseSourceSpec>;

/** The paths of a source's export as they are written; none for a table of a server. */
export function pathsOf(spec: SourceSpec): string[] {
  return spec.type === "database" ? [] : [spec.path].flat();
}
