import {printNumber, printPercent} from "../../numbers/print.ts";
import type {NumberStyle} from "../../numbers/style.ts";
import type {Findings} from "../../results/model.ts";
import type {Learnt} from "../probe/learn.ts";
import {countsThatPrint, isEmpty, nearestCounts} from "./intervals.ts";

/** What reasons are looked for in. */
export interface Circumstances {
  readonly learnt: readonly Learnt[];
  readonly bases: ReadonlyMap<string, number>;
  readonly isFitted: ReadonlySet<Learnt>;
  /** How many persons there are in the largest population. */
  readonly most: number;
  readonly findings: Findings;
}

type Share = Extract<Learnt, {kind: "share"}>;

/** Why a printed number cannot be given together with the others, in Danish. */
export function whyMisfit(each: Learnt, circumstances: Circumstances): string {
  if (each.kind === "share") return whyShare(each, circumstances);
  if (each.kind === "count") return whyCount(each, circumstances);
  return whyNumber(each, circumstances);
}

function whyShare(each: Share, circumstances: Circumstances): string {
  const {bases, findings, learnt} = circumstances;
  const {style} = findings;
  const observed = each.margin.observe(findings);
  const base = bases.get(each.base.id) ?? (observed?.kind === "share" ? observed.base : undefined);
  if (base === undefined) return "ingen har svaret";
  if (isEmpty(countsThatPrint(each.margin, base, style))) return impossibleFor(each, base, style);
  const same = learnt.find(
    (other) =>
      other.kind === "share" &&
      other !== each &&
      other.counts.id === each.counts.id &&
      other.base.id === each.base.id &&
      circumstances.isFitted.has(other),
  );
  if (same !== undefined) return samePersons(same);
  const column = learnt.filter((other): other is Share => other.kind === "share" && other.column === each.column);
  const sum = sumOf(column, base, style);
  if (sum !== null) return sum;
  return contradiction(each, circumstances);
}

/** `17 pct. af 97 kan ikke forekomme: 16 personer er 16 pct., og 17 er 18 pct.` */
function impossibleFor(each: Share, base: number, style: NumberStyle): string {
  const {printed, decimals} = each.margin;
  const exact = (printed * base) / 100;
  const neighbours = [...new Set([Math.floor(exact), Math.ceil(exact)])].filter((count) => count >= 0 && count <= base);
  const words = neighbours.map(
    (count) => `${count} af ${base} er ${printPercent(count, base, {...style, decimals})} ${style.percent}`,
  );
  return `${printNumber(printed, decimals)} ${style.percent} af ${base} kan ikke forekomme: ${words.join(", og ")}`;
}

/** Why percentages that are each possible cannot stand together in a column. */
function sumOf(column: readonly Share[], base: number, style: NumberStyle): string | null {
  const parts = [...new Map(column.map((share) => [share.counts.id, share])).values()];
  const slots = parts.flatMap((share) => [...share.slots.keys()]);
  const isWhole =
    slots.length === new Set(slots).size &&
    [...(column[0]?.baseSlots.keys() ?? [])].every((slot) => slots.includes(slot));
  const intervals = parts.map(({margin}) => {
    const fitting = countsThatPrint(margin, base, style);
    return isEmpty(fitting) ? nearestCounts(margin, base, style) : fitting;
  });
  const least = intervals.reduce((sum, {low}) => sum + low, 0);
  const most = intervals.reduce((sum, {high}) => sum + high, 0);
  const percent = parts.reduce((sum, {margin}) => sum + margin.printed, 0);
  if (isWhole && most < base) {
    return `kolonnens procenter giver tilsammen højst ${most} af ${base} personer (summen er ${printNumber(percent, 0)})`;
  }
  if (least > base)
    return `kolonnens procenter giver tilsammen mindst ${least} personer, og der er ${base} (summen er ${printNumber(percent, 0)})`;
  return null;
}

/** Percentages speak against a number of persons where fewer of them fit it than the one that was chosen, or do not add up to it. */
function whyCount(each: Extract<Learnt, {kind: "count"}>, circumstances: Circumstances): string {
  const {bases, learnt, findings, most, isFitted} = circumstances;
  const {printed} = each.margin;
  const {style} = findings;
  if (printed > most) return `der er kun ${most} opdigtede personer, og der skal være ${printed}`;
  const same = learnt.find(
    (other) => other.kind === "count" && other.counts.id === each.counts.id && isFitted.has(other),
  );
  if (same !== undefined) return samePersons(same);
  const chosen = bases.get(each.counts.id);
  if (chosen === undefined || chosen === printed) return contradiction(each, circumstances);
  const shares = learnt.filter((other) => other.kind === "share").filter(({base}) => base.id === each.counts.id);
  const fitting = (base: number) => shares.filter(({margin}) => !isEmpty(countsThatPrint(margin, base, style))).length;
  const start = `procenterne passer til ${chosen} og ikke til ${printed}`;
  if (fitting(printed) < fitting(chosen)) {
    return `${start}: ${fitting(chosen)} af ${shares.length} kan være af ${chosen}, ${fitting(printed)} af ${printed}, når de skal give hele personer`;
  }
  const columns = [...Map.groupBy(shares, ({column}) => column).values()];
  const [sum] = columns.flatMap((column) => {
    const wrong = sumOf(column, printed, style);
    return wrong === null || sumOf(column, chosen, style) !== null ? [] : [wrong];
  });
  return sum === undefined ? contradiction(each, circumstances) : `${start}: ${sum}`;
}

function whyNumber(each: Extract<Learnt, {kind: "number"}>, circumstances: Circumstances): string {
  const {learnt} = circumstances;
  const isKnown =
    learnt.some((other) => other.kind === "count" && other.counts.id === each.base.id) &&
    learnt.some((other) => other.kind === "number" && other.statistic === "mean" && other.base.id === each.base.id);
  return each.statistic === "sd" && !isKnown
    ? "en standardafvigelse kan kun regnes baglæns, når n og gennemsnit af de samme personer også er givet"
    : contradiction(each, circumstances);
}

function samePersons(other: Learnt): string {
  return `det er de samme personer som i ${nameOf(other)}, hvor der står ${printNumber(other.margin.printed, other.margin.decimals)}`;
}

/** The other tables that speak of the same answers. */
function contradiction(each: Learnt, {learnt}: Circumstances): string {
  const attributes = attributesOf(each);
  const others = learnt.filter(
    (other) => other !== each && attributesOf(other).filter((id) => attributes.includes(id)).length > 0,
  );
  const names = [...new Set(others.map(nameOf))].filter((name) => name !== nameOf(each)).slice(0, 4);
  const where =
    names.length === 0 ? "tabellens øvrige tal" : `de øvrige tal i ${nameOf(each)} og i ${names.join(", ")}`;
  return `tallet kan ikke forenes med ${where}`;
}

function attributesOf(each: Learnt): string[] {
  const counted =
    each.kind === "count" ? [each.counts] : each.kind === "share" ? [each.counts, each.base] : [each.base];
  return counted.flatMap(({terms}) =>
    terms.flatMap(({attributes}) => attributes.filter(({role}) => role === "answer").map(({id}) => id)),
  );
}

function nameOf({margin}: Learnt): string {
  return margin.table ?? `«${margin.what}»`;
}
