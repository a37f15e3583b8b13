/** Reads every report of the kommuner that was built, and tells of numbers and names that stand where they do not belong. */
import {execFile} from "node:child_process";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {promisify} from "node:util";
import {parse} from "yaml";
import type {Results} from "../../src/results/model.ts";
import {cellByAddress} from "./cell-by-address.ts";
import type {PlantedKommune} from "./planted.ts";

/** What must stand in one report. */
interface Expected {
  readonly key: string;
  readonly name: string;
  /** The kommuner that it is about. */
  readonly own: readonly PlantedKommune[];
}

export interface CheckedReports {
  /** How many reports were read. */
  readonly reports: number;
  /** How many of their files. */
  readonly files: number;
  /** In words, one a finding; nothing when all is in its place. */
  readonly findings: readonly string[];
}

export interface CheckOptions {
  /** The evaluation's folder: its codebook has the names. */
  readonly folder: string;
  /** Where the reports are. */
  readonly out: string;
  readonly planted: readonly PlantedKommune[];
  /** Fewer persons are in the report of the small ones. */
  readonly smallest: number;
}

const run = promisify(execFile);
const forAll = "alle";
const merged = "de-mindste-oekommuner";

/**
 * Every kommune's report must have its own planted numbers, at their addresses in its page and in results.json where that was written,
 * and in its PDF, and none of any other kommune; the report for all their sums. A PDF needs `pdftotext`.
 */
export async function checkPlanted({folder, out, planted, smallest}: CheckOptions): Promise<CheckedReports> {
  const names = await namesIn(folder);
  const expected = expectedReports(planted, names, smallest);
  const built = (await readdir(out, {withFileTypes: true}))
    .filter((entry) => entry.isDirectory())
    .map(({name}) => name);
  const findings = differences(built, expected);
  let files = 0;
  for (const report of expected.filter(({key}) => built.includes(key))) {
    const texts = await textsOf(join(out, report.key));
    files += texts.size;
    const numbers = texts.get("results.json");
    const strangers = planted.filter((kommune) => !report.own.includes(kommune));
    const found = [
      ...(numbers === undefined ? [] : ownNumbers(report, JSON.parse(numbers), planted)),
      ...Array.from(texts, ([file, text]) => [
        ...missingIn(file, text, report),
        ...strangeIn(file, text, strangers, report.key === forAll ? new Map() : names),
      ]).flat(),
    ];
    findings.push(...found.map((each) => `${report.name}: ${each}`));
  }
  return {reports: built.length, files, findings};
}

async function namesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const codebook = parse(await readFile(join(folder, "codebook.yaml"), "utf8"));
  return new Map(Object.entries<string>(codebook.sources.register.variables.kommune.labels));
}

function expectedReports(
  planted: readonly PlantedKommune[],
  names: ReadonlyMap<string, string>,
  smallest: number,
): Expected[] {
  const small = planted.filter(({n}) => n < smallest);
  const nameOf = ({name}: PlantedKommune) => names.get(name) ?? name;
  return [
    {key: forAll, name: "alle kommuner", own: planted},
    ...planted
      .filter(({n}) => n >= smallest)
      .map((each) => ({key: keyOf(nameOf(each)), name: nameOf(each), own: [each]})),
    ...(small.length === 0 ? [] : [{key: merged, name: "de mindste økommuner", own: small}]),
  ];
}

/** A kommune's folder. */
function keyOf(name: string): string {
  const letters: Readonly<Record<string, string>> = {æ: "ae", ø: "oe", å: "aa"};
  return name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z]+/g, "-");
}

function differences(built: readonly string[], expected: readonly Expected[]): string[] {
  const keys = expected.map(({key}) => key);
  return [
    ...keys.filter((key) => !built.includes(key)).map((key) => `${key}: there is no report`),
    ...built.filter((key) => !keys.includes(key)).map((key) => `${key}: there is a report of nobody`),
  ];
}

/** A report's files by kind, each as the text that readers see. */
async function textsOf(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    const kind = ["report.html", "results.json", "report.pdf"].find((ending) => name.endsWith(ending)) ?? name;
    texts.set(kind, plain(name.endsWith(".pdf") ? await pdfText(path) : await readFile(path, "utf8")));
  }
  return texts;
}

async function pdfText(path: string): Promise<string> {
  const {stdout} = await run("pdftotext", [path, "-"], {maxBuffer: 64 * 1024 * 1024});
  return stdout;
}

/** Without what only decides where lines end. */
function plain(text: string): string {
  return text.replace(/\u00ad\n?/g, "").replace(/[\u00a0\u202f]/g, " ");
}

/** The planted numbers at their addresses. */
function ownNumbers({own, key}: Expected, results: Results, planted: readonly PlantedKommune[]): string[] {
  const sum = (numberOf: (kommune: PlantedKommune) => number) =>
    own.reduce((total, kommune) => total + numberOf(kommune), 0);
  const n = sum((each) => each.n);
  const wanted: readonly (readonly [string, "exact" | "count" | "base", number])[] = [
    ["samtaler/all/minutter/sum", "exact", sum(({minutes}) => minutes)],
    ["samtaler/all/udgift/sum", "exact", sum(({cost}) => cost)],
    ["samtaler/all/samtaler/n", "count", n],
    ["resultater/all/Ja/gennemfoert", "count", sum(({ended}) => ended[0])],
    ["resultater/all/Ja/gennemfoert", "base", n],
    ["resultater/all/Ja/arbejde_efter", "count", sum(({working}) => working)],
    ["deltagere/henvist_af/total/count", "count", n],
  ];
  const findings = wanted.flatMap(([address, part, value]) => {
    const cell: Readonly<Record<string, unknown>> = {...cellByAddress(results, address)};
    return cell[part] === value ? [] : [`${part} of ${address} is ${cell[part]}, and ${value} was planted`];
  });
  if (results.analyses.mod_afslutning === undefined || key === forAll) return findings;
  const rest = cellByAddress(results, "mod_afslutning/$unit/rest/total");
  const others = planted.reduce((total, each) => total + each.n, 0) - n;
  if (rest === undefined || !("base" in rest) || rest.base !== others) findings.push(`the others are not ${others}`);
  return findings;
}

/** Its own sums must stand in what readers read. */
function missingIn(file: string, text: string, {own}: Expected): string[] {
  if (file !== "report.html" && file !== "report.pdf") return [];
  const sums = {
    minutter: own.reduce((sum, {minutes}) => sum + minutes, 0),
    udgift: own.reduce((sum, {cost}) => sum + cost, 0),
  };
  return Object.entries(sums).flatMap(([row, value]) => {
    const isThere = looksOf(value).test(text);
    const isInPlace =
      file !== "report.html" || text.includes(`data-address="samtaler/all/${row}/sum">${danish(value)}<`);
    return isThere && isInPlace ? [] : [`${value} does not stand where it should in ${file}`];
  });
}

/** Sums and names of others must not. */
function strangeIn(
  file: string,
  text: string,
  strangers: readonly PlantedKommune[],
  names: ReadonlyMap<string, string>,
): string[] {
  return strangers.flatMap((kommune) => {
    const numbers = [kommune.minutes, kommune.cost].filter((value) => looksOf(value).test(text));
    const name = names.get(kommune.name);
    // The manifest has the codebook's own words.
    const isNamed = file !== "manifest.json" && name !== undefined && named(name).test(text);
    return [
      ...numbers.map((value) => `${value} of ${kommune.name} stands in ${file}`),
      ...(isNamed ? [`${name} is named in ${file}`] : []),
    ];
  });
}

/** A number as data, and as Danish print. */
function looksOf(value: number): RegExp {
  return new RegExp(`(?<![\\d.,])(?:${value}|${danish(value).replaceAll(".", "\\.")})(?!\\d)`);
}

function danish(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ".");
}

function named(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}-])${name.replace(" ", "\\s+")}(?!\\p{L})`, "u");
}
