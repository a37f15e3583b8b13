import type {DerivationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import {categoryCodes} from "./lookup.ts";
import type {Category, RecodeGroup, Variable} from "./model.ts";
import {answersOf} from "./numbers.ts";
import {category} from "./scales.ts";

type RecodeSpec = Extract<DerivationSpec, {recode: string}>;
type NetSpec = Extract<DerivationSpec, {net: string}>;

/**
 * Groups the answers of a categorical variable, with the codes 1, 2, … in the order they are written. A group made of
 * nothing but one kind of missing is that kind of missing. An answer in no group has no value, unless `else` gives all such
 * answers one; `unanswered` does the same for those without an answer.
 */
export function recodeOf(spec: RecodeSpec, of: Variable, made: DerivedFrom): Derived {
  const {source, name, entry} = made;
  const taken = new Map<string, string>();
  const groups = spec.into.map((group, index): RecodeGroup => {
    const place = entry.at(["derive", "into", index, "from"]);
    const from = categoryCodes(of, group.from, place);
    for (const code of from) {
      const other = taken.get(code);
      if (other !== undefined) {
        throw new CliError(
          "config",
          `${referenceTo(source, name)} puts ${code} in both "${other}" and "${group.label}".`,
          {
            place,
          },
        );
      }
      taken.set(code, group.label);
    }
    return {code: String(index + 1), from};
  });
  const others = spec.else === undefined ? [] : [otherAnswers(spec.else, of, [...taken.keys()], made)];
  const own = groups.map(({code, from}, index): Grouped => ({label: spec.into[index]?.label ?? code, from}));
  const given = [...own, ...others];
  const blank = spec.unanswered === undefined ? null : unanswered(of, given);
  const all = blank === null ? given : withUnanswered(given, spec.unanswered ?? "", blank);
  const numbered = all.map(({from}, index): RecodeGroup => ({code: String(index + 1), from}));
  const blankCode = String(all.findIndex(({label}) => label === spec.unanswered) + 1);
  return {
    derivation: {kind: "recode", of: of.name, groups: numbered, ...(blank === null ? {} : {blank: blankCode})},
    categories: all.map(({label, from}, index) => {
      const plain = category(index + 1, label);
      const isBlank = blank !== null && label === spec.unanswered;
      return {...plain, missing: isBlank ? plain.missing : (sharedMissing(from, of) ?? plain.missing)};
    }),
  };
}

interface Grouped {
  readonly label: string;
  readonly from: readonly string[];
}

/** The answers of substance that are in no group. */
function otherAnswers(
  label: string,
  of: Variable,
  taken: readonly string[],
  {source, name, entry}: DerivedFrom,
): Grouped {
  const from = answersOf(of)
    .map(({code}) => code)
    .filter((code) => !taken.includes(code));
  if (from.length > 0) return {label, from};
  throw new CliError(
    "config",
    `${referenceTo(source, name)} takes every answer of ${of.name}, so nobody is left for "${label}".`,
    {place: entry.at(["derive", "else"]), hint: `Take "else" out.`},
  );
}

/** The codes that mean missing and are in no group. */
function unanswered(of: Variable, groups: readonly Grouped[]): string[] {
  const taken = new Set(groups.flatMap(({from}) => from));
  return (of.scale?.categories ?? [])
    .filter(({code, missing}) => missing !== null && !taken.has(code))
    .map(({code}) => code);
}

/** Those without an answer join the group of that label, or are one more. */
function withUnanswered(groups: readonly Grouped[], label: string, codes: readonly string[]): Grouped[] {
  if (!groups.some((group) => group.label === label)) return [...groups, {label, from: codes}];
  return groups.map((group) => (group.label === label ? {...group, from: [...group.from, ...codes]} : group));
}

/**
 * `Ja` for the answers named and `Nej` for the rest; answers that mean missing are neither, unless they are named or
 * `unanswered` says Nej for them and for blanks.
 */
export function netOf(spec: NetSpec, of: Variable, {source, name, entry}: DerivedFrom): Derived {
  const yes = categoryCodes(of, spec.of, entry.at(["derive", "of"]));
  const no = (of.scale?.categories ?? [])
    .filter((each) => (each.missing === null || spec.unanswered === "Nej") && !yes.includes(each.code))
    .map((each) => each.code);
  if (no.length === 0 && spec.unanswered === undefined) {
    throw new CliError(
      "config",
      `${referenceTo(source, name)} takes every answer of ${of.name}, so nobody is left for Nej.`,
      {
        place: entry.at(["derive", "of"]),
        hint: "Leave out the answers that do not belong to it.",
      },
    );
  }
  const groups = [
    {code: "Ja", from: yes},
    {code: "Nej", from: no},
  ];
  return {
    derivation: {kind: "recode", of: of.name, groups, ...(spec.unanswered === undefined ? {} : {blank: "Nej"})},
    categories: groups.map(({code}) => category(code, code)),
  };
}

function sharedMissing(codes: readonly string[], of: Variable): Category["missing"] {
  const kinds = new Set(codes.map((code) => of.scale?.categories.find((each) => each.code === code)?.missing ?? null));
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}
