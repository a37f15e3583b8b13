import {CliError} from "../errors/cli-error.ts";
import type {Random} from "../statistics/random/xoshiro128.ts";
import {type Fit, type FitRequest, fitTables} from "./fit/fit.ts";
import {TooManyTogether} from "./fit/table-program.ts";
import {attributesOf} from "./fit/terms.ts";
import type {Margin, UnusedMargin} from "./margins/model.ts";
import type {Value} from "./people/model.ts";
import {putTogether} from "./people/put-together.ts";
import {personsTold} from "./people/shares.ts";
import type {World} from "./people/world.ts";
import {type Learnt, learnMargins, type ProbeContext, unusedMargin} from "./probe/learn.ts";
import {tableModels} from "./probe/table-models.ts";
import type {Roots} from "./sources/roots.ts";

export interface PeopleRequest {
  readonly context: ProbeContext;
  /** People whose numbers go at least as far as what is printed of them, by `source.variable`. */
  readonly worldWith: (printed: ReadonlyMap<string, readonly number[]>) => World;
  readonly roots: Roots;
  readonly shareOf: (source: string, wave: number | null) => number;
  readonly margins: readonly Margin[];
  readonly random: Random;
  /** Null where the margins are to tell. */
  readonly persons: number | null;
  readonly seconds: number;
}

export interface FittedPeople {
  readonly world: World;
  readonly learnt: readonly Learnt[];
  readonly unused: readonly UnusedMargin[];
  readonly fit: Fit;
  /** The share of persons who have a form, also where codebook.yaml tells how many they are. */
  readonly shareOf: PeopleRequest["shareOf"];
  /** What is settled of each person, by the root that they are taken from. */
  readonly people: ReadonlyMap<string, readonly Map<string, Value>[]>;
}

export const defaultPersons = 98;

type Size = FitRequest["sizes"][number];

/** People of whom that is settled which the margins speak of. */
export async function fitPeople(request: PeopleRequest): Promise<FittedPeople> {
  const {context, worldWith, roots, margins, random, seconds} = request;
  const plain = worldWith(new Map());
  const extremes = await learnMargins(await numberMargins(margins, context, plain), context, plain, random);
  const world = worldWith(printedNumbers(extremes.learnt));
  const lessons = await learnMargins(margins, context, world, random);
  const sizes = [...roots.roots].map((root) => {
    const known = lessons.learnt.filter((each) => rootOfLesson(each, roots) === root).flatMap(printedBase);
    return sizeOf(root, known, request);
  });
  const shareOf = sharesOf(sizes, request);
  const settings = {world, style: context.style, sizes, rootOf: roots.rootOf, shareOf, seconds};
  const {fit, learnt, left} = await fitWhatHangsTogether(lessons.learnt, settings);
  const unused = [...lessons.unused, ...left];
  const totals = new Map(sizes.map(({root, persons}) => [root, fit.totals.get(root) ?? persons]));
  const rootOfTable = ({table}: Fit["tables"][number]) => roots.rootOf(table.order[0]?.source ?? "");
  return {world, learnt, unused, fit, shareOf, people: putTogether(fit.tables, rootOfTable, totals, random)};
}

/** How many persons there are to be: as codebook.yaml tells, or the option, or what is printed of them. */
function sizeOf(root: string, printed: readonly number[], {context, persons, roots}: PeopleRequest): Size {
  const {codebook, evaluation} = context.files;
  const given = personsTold(codebook.value, root) ?? persons ?? undefined;
  const sharing = Object.keys(evaluation.value.sources).filter((key) => key !== root && roots.rootOf(key) === root);
  const parts = sharing.map((key) => ({key, told: personsTold(codebook.value, key) ?? 0}));
  const tooMany = parts.find(({told}) => given !== undefined && told > given);
  if (tooMany !== undefined) {
    const {key, told} = tooMany;
    throw new CliError("config", `Source "${key}" is to have ${told} persons, of the ${given} in "${root}".`, {
      place: codebook.placeOf(["sources", key, "simulate", "persons"]),
      hint: "They are the same people: write fewer, or invent more with --n. A source has people of its own with id: $row, or with a population of its own that no analysis joins with others.",
    });
  }
  const guessed = printed.length > 0 ? Math.max(...printed) : defaultPersons;
  return {root, persons: given ?? Math.max(guessed, ...parts.map(({told}) => told)), isGiven: given !== undefined};
}

/** A source that shares its persons, and is told how many they are, has forms of so many of them. */
function sharesOf(sizes: readonly Size[], {shareOf, roots, context}: PeopleRequest): PeopleRequest["shareOf"] {
  return (source, wave) => {
    const told = personsTold(context.files.codebook.value, source);
    const size = sizes.find(({root}) => root === roots.rootOf(source))?.persons;
    const share = shareOf(source, wave);
    return told === undefined || size === undefined || roots.roots.has(source) ? share : (share * told) / size;
  };
}

/** Fits the margins; those of analyses that tie too many answers together are left out, one analysis after the other. */
async function fitWhatHangsTogether(
  all: readonly Learnt[],
  settings: Omit<FitRequest, "learnt">,
): Promise<{readonly fit: Fit; readonly learnt: readonly Learnt[]; readonly left: readonly UnusedMargin[]}> {
  let learnt = all;
  const left: UnusedMargin[] = [];
  for (;;) {
    try {
      return {fit: await fitTables({...settings, learnt}), learnt, left};
    } catch (error) {
      if (!(error instanceof TooManyTogether)) throw error;
      const analysis = mostEntangled(learnt, error.attributes);
      const why = "analysen knytter for mange svar sammen til, at de kan opfindes på én gang";
      left.push(
        ...learnt.filter(({margin}) => margin.analysis === analysis).map(({margin}) => unusedMargin(margin, why)),
      );
      learnt = learnt.filter(({margin}) => margin.analysis !== analysis);
    }
  }
}

/** The analysis whose numbers speak of most of the attributes. */
function mostEntangled(learnt: readonly Learnt[], attributes: readonly string[]): string {
  const spoken = new Map<string, Set<string>>();
  for (const each of learnt) {
    const counted = each.kind === "number" ? each.base : each.counts;
    const ids = attributesOf(counted).flatMap(({id}) => (attributes.includes(id) ? [id] : []));
    spoken.set(each.margin.analysis, new Set([...(spoken.get(each.margin.analysis) ?? []), ...ids]));
  }
  const [most] = [...spoken].sort(([, a], [, b]) => b.size - a.size);
  if (most === undefined) throw new TypeError("no margin ties the attributes together");
  return most[0];
}

/** The margins of analyses that print numbers which are no numbers of persons. */
async function numberMargins(margins: readonly Margin[], context: ProbeContext, world: World): Promise<Margin[]> {
  const keys = [...new Set(margins.map(({analysis}) => analysis))];
  const analyses = Object.fromEntries(await tableModels(keys, context, world));
  const findings = {style: context.style, facts: {}, analyses};
  return margins.filter((margin) => margin.observe(findings)?.kind === "number");
}

/** The smallest and largest numbers that are printed of a variable, by `source.variable`. */
function printedNumbers(learnt: readonly Learnt[]): Map<string, number[]> {
  const printed = new Map<string, number[]>();
  for (const each of learnt) {
    if (each.kind !== "number" || (each.statistic !== "minimum" && each.statistic !== "maximum")) continue;
    const variable = each.numberOf.attribute.replace(/@[^@]*$/, "");
    printed.set(variable, [...(printed.get(variable) ?? []), each.margin.printed]);
  }
  return new Map([...printed].filter(([, numbers]) => numbers.length > 1));
}

function rootOfLesson(each: Learnt, roots: Roots): string | null {
  const counted = each.kind === "count" ? each.counts : each.base;
  const source = counted.terms[0]?.attributes[0]?.source;
  return source === undefined ? null : roots.rootOf(source);
}

function printedBase(each: Learnt): number[] {
  return each.kind === "count" ? [each.margin.printed] : [];
}
