import type {Variable} from "../codebook/model.ts";
import {crosstabSpec} from "../config/analyses/crosstab.ts";
import {distributionSpec} from "../config/analyses/distribution.ts";
import {multipleSpec} from "../config/analyses/multiple.ts";
import {numbersSpec} from "../config/analyses/numbers.ts";
import type {SpecOf} from "../config/analysis-specs.ts";
import {CliError} from "../errors/cli-error.ts";
import {didYouMean} from "../errors/did-you-mean.ts";
import {waves} from "./evaluation-parts.ts";
import {isNamed, type NamedVariable, namedVariable, namedVariables} from "./named-variable.ts";
import type {OpenedData} from "./open-any.ts";

/** What a quick table shall show, as it is written on the command line. */
export interface TableRequest {
  /** One variable, or several with commas between them. */
  readonly rows: string;
  readonly columns: string | undefined;
  readonly percent: string | undefined;
  readonly wave: number | undefined;
  readonly source: string | undefined;
  /** `koen=Mand`, or `koen=1,2` for several answers. */
  readonly where: readonly string[];
}

export type QuickKind = "crosstab" | "distribution" | "multiple" | "numbers";
export type QuickSpec = SpecOf<QuickKind>;

const percents = ["column", "row", "total", "none"] as const;
type Percent = (typeof percents)[number];

const percentWords: Readonly<Record<Exclude<Percent, "none">, string>> = {
  column: "Kolonneprocent",
  row: "Rækkeprocent",
  total: "Procent af alle",
};

/** Names of columns that hold the wave in an export of which nobody has written anything. */
const waveNames =
  /^(maalepkt|maalepunkt|målepunkt|maaling|måling|wave|boelge|bølge|runde|round|timepoint)(nr|_nr|no|_no)?$/iu;

/**
 * The analysis that a request is, and the sources that it needs.
 * @throws CliError (usage) for a name that does not exist, or what cannot be in one table
 */
export function quickSpec(data: OpenedData, request: TableRequest): {spec: QuickSpec; sources: string[]} {
  const {codebook} = data;
  const rows = namedVariables(codebook, request.rows, request.source);
  const columns = request.columns === undefined ? null : namedVariable(codebook, request.columns, request.source);
  const conditions = request.where.map((text) => conditionOf(data, text, request.source));
  const used = [...rows, ...(columns === null ? [] : [columns])];
  const atWave = waveOf(data, used, request.wave);
  const all = [...conditions, ...atWave.where];
  const where = Object.fromEntries(all.map(({variable, answers}) => [whenAsked(data, variable, atWave.wave), answers]));
  const common = {
    title: titleOf(data, used, atWave) + unitOf(columns, percentOf(request)),
    ...(Object.keys(where).length === 0 ? {} : {where}),
    ...(atWave.wave === null ? {} : {wave: atWave.wave}),
  };
  const sources = [...used, ...conditions.map(({variable}) => variable)].map(({source}) => source);
  return {spec: fittingSpec(data, common, {rows, columns, percent: percentOf(request)}), sources};
}

interface Asked {
  readonly rows: readonly NamedVariable[];
  readonly columns: NamedVariable | null;
  readonly percent: Percent | undefined;
}

/** The analysis that fits what is asked for. */
function fittingSpec({codebook}: OpenedData, common: object, {rows, columns, percent}: Asked): QuickSpec {
  const references = rows.map(({reference}) => reference);
  const set = [...rows, ...(columns === null ? [] : [columns])].find(({isSet}) => isSet);
  if (columns !== null) {
    if (set === undefined) {
      return crosstabSpec.parse({...common, kind: "crosstab", rows: references, columns: columns.reference, percent});
    }
    const options = codebook.get(set.source)?.sets.get(set.name)?.options.join(", ");
    throw new CliError("usage", `"${set.name}" is a question with several answers, and cannot be crossed as a whole.`, {
      hint: `Cross one of its options: ${options}.`,
    });
  }
  if (set !== undefined) {
    if (rows.length === 1) return multipleSpec.parse({...common, kind: "multiple", set: set.reference});
    throw new CliError("usage", `"${set.name}" is a question with several answers, and has a table of its own.`, {
      hint: "Name it alone under --rows.",
    });
  }
  const areNumbers = rows.every((row) => variableOf(codebook, row)?.kind === "number");
  if (areNumbers) return numbersSpec.parse({...common, kind: "numbers", items: references});
  return distributionSpec.parse({...common, kind: "distribution", items: references, show: "count-and-percent"});
}

function percentOf({percent}: TableRequest): Percent | undefined {
  if (percent === undefined) return undefined;
  const found = percents.find((each) => each === percent);
  if (found !== undefined) return found;
  throw new CliError("usage", `There are no percentages of "${percent}".`, {
    hint: didYouMean(percent, percents, "choices"),
  });
}

interface Condition {
  readonly variable: NamedVariable;
  readonly answers: readonly string[];
}

function conditionOf({codebook}: OpenedData, text: string, source: string | undefined): Condition {
  const cuts = [...text.matchAll(/=/g)].map(({index}) => index).filter((index) => index > 0);
  const cut = cuts.find((index) => isNamed(codebook, text.slice(0, index).trim(), source)) ?? cuts[0];
  if (cut === undefined) {
    throw new CliError("usage", `"${text}" is no condition.`, {
      hint: "Write --where variable=answer, or =1,2 for several.",
    });
  }
  const variable = namedVariable(codebook, text.slice(0, cut).trim(), source);
  const written = text.slice(cut + 1).trim();
  const scale = variableOf(codebook, variable)?.scale;
  const isOne = scale?.categories.some(({code, label}) => [code, label].includes(written)) ?? false;
  return {variable, answers: isOne ? [written] : written.split(",").map((answer) => answer.trim())};
}

interface AtWave {
  readonly wave: number | null;
  readonly label: string | null;
  readonly where: readonly Condition[];
}

/** A condition on something that is not asked at the wave of the table, such as sex, holds for the person when it was asked. */
function whenAsked({codebook}: OpenedData, named: NamedVariable, wave: number | null): string {
  const asked = variableOf(codebook, named)?.askedAt;
  if (wave === null || asked == null || asked.includes(wave) || /@\d+$/.test(named.reference)) return named.reference;
  return `${named.reference}@${asked[0]}`;
}

/** The wave that is asked for, else the first at which something of it is asked; in a bare export rows of that wave, by the column that tells it. */
function waveOf(data: OpenedData, used: readonly NamedVariable[], wanted: number | undefined): AtWave {
  const {files, isBare} = data;
  const {value} = files.evaluation;
  if (isBare) return bareWave(data, wanted);
  const hasWaves = used.some(({source}) => value.sources[source]?.wave !== undefined);
  const known = waves(value);
  if (!hasWaves || known.length === 0) return {wave: wanted ?? null, label: null, where: []};
  const asked = used.flatMap((each) => variableOf(data.codebook, each)?.askedAt ?? []);
  const wave = wanted ?? known.find((each) => asked.includes(each.wave))?.wave ?? known[0]?.wave ?? 1;
  return {wave, label: known.find((each) => each.wave === wave)?.label ?? null, where: []};
}

function bareWave({codebook}: OpenedData, wanted: number | undefined): AtWave {
  if (wanted === undefined) return {wave: null, label: null, where: []};
  const [first] = codebook;
  const name = [...(first?.[1].variables.keys() ?? [])].find((each) => waveNames.test(each));
  if (first === undefined || name === undefined) {
    throw new CliError("usage", "No column of the file tells the wave.", {
      hint: "Leave --wave out, and choose rows with --where column=value.",
    });
  }
  const variable = namedVariable(codebook, name, undefined);
  return {wave: null, label: `måling ${wanted}`, where: [{variable, answers: [String(wanted)]}]};
}

/** What is shown, and when: once for the whole table, or with each variable where they are of several waves. */
function titleOf({codebook, files}: OpenedData, used: readonly NamedVariable[], atWave: AtWave): string {
  const {value} = files.evaluation;
  const label = (named: NamedVariable) =>
    codebook.get(named.source)?.sets.get(named.name)?.label ?? variableOf(codebook, named)?.label ?? named.name;
  const when = ({source, wave}: NamedVariable) => {
    if (value.sources[source]?.wave === undefined) return null;
    return (
      waves(value)
        .find((each) => each.wave === (wave ?? atWave.wave))
        ?.label.toLowerCase() ?? null
    );
  };
  const [first = atWave.label?.toLowerCase() ?? null, ...others] = new Set(
    used.map(when).filter((each) => each !== null),
  );
  const said = used.map((named) => {
    const wave = others.length === 0 ? null : when(named);
    return wave === null ? label(named) : `${label(named)} (${wave})`;
  });
  const subject = listed(said);
  return first === null || others.length > 0 ? subject : `${subject}, ${first}`;
}

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} og ${last}`;
}

/** What the cells of a cross-table are, as the end of its title. */
function unitOf(columns: NamedVariable | null, percent: Percent | undefined): string {
  if (columns === null) return "";
  return percent === "none" ? ". Antal" : `. ${percentWords[percent ?? "column"]} (antal)`;
}

function variableOf(codebook: OpenedData["codebook"], {source, name}: NamedVariable): Variable | undefined {
  return codebook.get(source)?.variables.get(name);
}
