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
  readonly findings: Findings;
}

type Share = Extract<Learnt, {kind: "share"}>;

/** Why a printed number cannot be given together with the others, in Danish. */
export function whyMisfit(each: Learnt, circumstances: Circumstances): string {
  if (each.kind === "share") return whyShare(each, circumstances);
  if (each.kind === "count") return whyCount(each, circumstances);
  return `${contradiction(each, circumstances)}`;
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
  if (same !== undefined) {
    return `det er de samme personer som i ${nameOf(same)}, hvor der står ${printNumber(same.margin.printed, same.margin.decimals)}`;
  }
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

function whyCount(each: Extract<Learnt, {kind: "count"}>, circumstances: Circumstances): string {
  const {bases, learnt, findings} = circumstances;
  const chosen = bases.get(each.counts.id);
  if (chosen === undefined || chosen === each.margin.printed) return contradiction(each, circumstances);
  const shares = learnt.filter((other) => other.kind === "share" && other.base.id === each.counts.id);
  const fitting = (base: number) =>
    shares.filter(({margin}) => !isEmpty(countsThatPrint(margin, base, findings.style))).length;
  return `procenterne passer til ${chosen} og ikke til ${each.margin.printed}: ${fitting(chosen)} af ${shares.length} kan være af ${chosen}, ${fitting(each.margin.printed)} af ${each.margin.printed}, når de skal give hele personer og gå op`;
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
