/** The terms of a payment by results, each with its source: nothing is taken for granted. */
import type {TermSpec} from "../../../config/analyses/money.ts";
import type {Path} from "../../../config/read-yaml.ts";
import {compare, type Fraction, isZero, larger, sumOf, times, toNumber, zero} from "../../../economics/fraction.ts";
import {type ImpactOutcome, type ImpactTerms, impactOf} from "../../../economics/impact.ts";
import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import type {Findings} from "../../../results/model.ts";
import {listOf, lowerFirst} from "../../print/danish.ts";
import {plainNumber, plainPercent} from "../../print/plain-number.ts";
import {
  type MoneyContext,
  type Persons,
  personsFrom,
  type Sourced,
  sharesFrom,
  shareTermFrom,
  termFrom,
} from "../../resolve/money.ts";
import {totalKey} from "../../table/category-rows.ts";
import {placeIn, type Task} from "../../task.ts";

type SourcedTerm = Sourced & {readonly source: string};

export interface ImpactGroupTerms {
  readonly key: string;
  readonly label: string;
  readonly persons: SourcedTerm;
  readonly realised: SourcedTerm;
  readonly expected: SourcedTerm;
  readonly value: SourcedTerm;
}

/** A term as the report tells it. */
export interface ToldTerm {
  readonly key: string;
  /** Forventede personmåneder */
  readonly label: string;
  /** The group that it is of; null for a term of the whole agreement. */
  readonly group: string | null;
  readonly value: string;
  readonly source: string;
}

/** The agreement, what it comes to, and every term with its source. */
export interface Agreement {
  readonly task: Task<"impact-investment">;
  readonly groups: readonly ImpactGroupTerms[];
  readonly persons: Persons & {readonly source: string};
  readonly terms: ImpactTerms;
  readonly outcome: ImpactOutcome;
  readonly told: readonly ToldTerm[];
}

/** @throws CliError (config) for a term that is missing, has no source, or cannot be */
export function agreementOf(task: Task<"impact-investment">, findings: Findings): Agreement {
  const {spec} = task;
  const context = {task, findings};
  refuseReserved(task);
  const groups = Object.entries(spec.groups).map(([key, group]): ImpactGroupTerms => {
    const at = (name: "persons" | "realised" | "expected" | "value") =>
      termFrom(context, group[name], ["groups", key, name]);
    return {
      key,
      label: group.label,
      persons: at("persons"),
      realised: at("realised"),
      expected: at("expected"),
      value: at("value"),
    };
  });
  for (const group of groups) refuseParts(task, group);
  const persons = personsFrom(context, spec.persons, ["persons"]);
  refusePersons(task, groups, persons.value);
  const payment = paymentOf(context, spec.payment);
  const cap = capOf(context, spec.cap, persons.value);
  const investment = positive(context, spec.investment, ["investment"]);
  const years = positive(context, spec.years, ["years"]);
  const parties = {keys: Object.keys(spec.parties), noun: "party"};
  if (!parties.keys.includes(spec.payer)) {
    throw new CliError("config", `There is no party "${spec.payer}".`, {
      place: placeIn(task, "payer"),
      hint: didYouMean(spec.payer, parties.keys, "parties"),
    });
  }
  const terms: ImpactTerms = {
    groups: groups.map(({key, realised, expected, value}) => ({
      key,
      realised: realised.value,
      expected: expected.value,
      value: value.value,
    })),
    shortfall: spec.shortfall,
    payment: payment.terms,
    cap: cap.value,
    investment: investment.value,
    years: toNumber(years.value),
    gainShares: sharesFrom(context, spec.gain_split.shares, parties, ["gain_split", "shares"]),
    lossShares: sharesFrom(context, spec.loss_split.shares, parties, ["loss_split", "shares"]),
    payer: spec.payer,
  };
  const told: ToldTerm[] = [
    ...groupTerms(task, groups),
    {
      key: "persons",
      label: "Unikke personer",
      group: null,
      value: plainNumber(persons.value),
      source: persons.source,
    },
    payment.told,
    cap.told,
    {
      key: "investment",
      label: "Investering",
      group: null,
      value: `${plainNumber(investment.value)} kr.`,
      source: investment.source,
    },
    {
      key: "years",
      label: "Investeringens løbetid",
      group: null,
      value: `${plainNumber(years.value)} år`,
      source: years.source,
    },
    splitTerm(task, "gain_split", "Deling af et overskud", terms.gainShares),
    splitTerm(task, "loss_split", "Deling af et underskud", terms.lossShares),
  ];
  return {task, groups, persons, terms, outcome: impactOf(terms), told};
}

/** The agreement that another analysis shows. @throws CliError (config) when it names another kind, and as `agreementOf` */
export function agreementShownBy(task: Task<"impact-table">, findings: Findings): Agreement {
  const {evaluation, context, spec} = task;
  const found = evaluation.analyses[spec.analysis];
  if (found?.kind === "impact-investment") {
    return agreementOf({key: spec.analysis, spec: found, evaluation, context}, findings);
  }
  const keys = Object.entries(evaluation.analyses).flatMap(([key, {kind}]) =>
    kind === "impact-investment" ? [key] : [],
  );
  throw new CliError("config", `"${spec.analysis}" is no analysis of kind impact-investment.`, {
    place: placeIn(task, "analysis"),
    hint: didYouMean(spec.analysis, keys, "agreements"),
  });
}

/** One for each of what is told of every group. */
function groupTerms(task: Task<"impact-investment">, groups: readonly ImpactGroupTerms[]): ToldTerm[] {
  const {months} = task.spec;
  const kinds = [
    {name: "persons", label: "Personer", unit: ""},
    {name: "realised", label: `Realiserede ${months}`, unit: ""},
    {name: "expected", label: `Forventede ${months}`, unit: ""},
    {name: "value", label: "Værdi af en måned", unit: " kr."},
  ] as const;
  return kinds.flatMap(({name, label, unit}) =>
    groups.map((group) => ({
      key: `${group.key}.${name}`,
      label,
      group: group.label,
      value: `${plainNumber(group[name].value)}${unit}`,
      source: group[name].source,
    })),
  );
}

function paymentOf(
  context: MoneyContext,
  payment: Task<"impact-investment">["spec"]["payment"],
): {readonly terms: ImpactTerms["payment"]; readonly told: ToldTerm} {
  if ("share_of_value" in payment) {
    const {value: rate, source} = shareTermFrom(context, payment.share_of_value, ["payment", "share_of_value"]);
    const value = `${plainPercent(rate)} pct. af værdien`;
    return {
      terms: {kind: "share-of-value", rate},
      told: {key: "payment", label: "Betaling", group: null, value, source},
    };
  }
  const {value: rate, source} = termFrom(context, payment.per_month, ["payment", "per_month"]);
  const value = `${plainNumber(rate)} kr. for hver måned ud over de forventede`;
  return {terms: {kind: "per-month", rate}, told: {key: "payment", label: "Betaling", group: null, value, source}};
}

function capOf(
  context: MoneyContext,
  cap: Task<"impact-investment">["spec"]["cap"],
  persons: Fraction,
): {readonly value: Fraction | null; readonly told: ToldTerm} {
  const told = (value: string, source: string): ToldTerm => ({
    key: "cap",
    label: "Loft over betalingen",
    group: null,
    value,
    source,
  });
  if ("none" in cap) return {value: null, told: told("intet", cap.none)};
  if ("amount" in cap) {
    const {value, source} = termFrom(context, cap.amount, ["cap", "amount"]);
    return {value, told: told(`${plainNumber(value)} kr.`, source)};
  }
  const {value, source} = termFrom(context, cap.per_person, ["cap", "per_person"]);
  return {value: times(value, persons), told: told(`${plainNumber(value)} kr. for hver person`, source)};
}

function splitTerm(
  {spec}: Task<"impact-investment">,
  key: "gain_split" | "loss_split",
  label: string,
  shares: ReadonlyMap<string, Fraction>,
): ToldTerm {
  const parts = [...shares].map(
    ([party, share]) => `${lowerFirst(spec.parties[party] ?? party)} ${plainPercent(share)} pct.`,
  );
  return {key, label, group: null, value: listOf(parts), source: spec[key].source};
}

function positive(context: MoneyContext, spec: TermSpec, path: Path): SourcedTerm {
  const term = termFrom(context, spec, path);
  if (!isZero(term.value)) return term;
  throw new CliError("config", "This is 0, and a return cannot be found.", {
    place: placeIn(context.task, ...path),
    hint: "Write what the agreement says.",
  });
}

/** Rows of the payment beside those of the parties. */
const reserved = ["value", "due", "cap", "payment", "investment", "surplus", "return", "yearly_return", "payer"];

function refuseReserved(task: Task<"impact-investment">): void {
  const {groups, parties} = task.spec;
  const taken = [
    ...Object.keys(groups).flatMap((key) => (key === totalKey ? [["groups", key]] : [])),
    ...Object.keys(parties).flatMap((key) => (reserved.includes(key) ? [["parties", key]] : [])),
  ];
  const [path] = taken;
  if (path === undefined) return;
  throw new CliError("config", `"${path[1]}" is the name of a row of its own.`, {
    place: placeIn(task, ...path),
    hint: "Give it another key.",
  });
}

/** A group is so many whole persons. */
function refuseParts(task: Task<"impact-investment">, {key, persons}: ImpactGroupTerms): void {
  const number = toNumber(persons.value);
  if (Number.isInteger(number)) return;
  throw new CliError("config", `The group "${key}" is of ${number} persons, which is no whole number.`, {
    place: placeIn(task, "groups", key, "persons"),
    hint: "Count persons; parts of a working year belong among the months.",
  });
}

/** Unique persons are at most all persons of the groups, and at least those of the largest. */
function refusePersons(task: Task<"impact-investment">, groups: readonly ImpactGroupTerms[], unique: Fraction): void {
  const all = sumOf(groups.map(({persons}) => persons.value));
  const largest = groups.reduce((most, {persons}) => larger(most, persons.value), zero);
  if (compare(unique, all) <= 0 && compare(unique, largest) >= 0) return;
  throw new CliError(
    "config",
    `There cannot be ${toNumber(unique)} unique persons in groups of ${toNumber(all)} in all, the largest of ${toNumber(largest)}.`,
    {place: placeIn(task, "persons"), hint: "One who is in two groups is one unique person."},
  );
}
