import type {DerivationSpec} from "../config/codebook-file.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import {categoryCodes} from "./lookup.ts";
import type {Category, RecodeGroup, Variable} from "./model.ts";
import {category} from "./scales.ts";

type RecodeSpec = Extract<DerivationSpec, {recode: string}>;
type NetSpec = Extract<DerivationSpec, {net: string}>;

/**
 * Groups the answers of a categorical variable, with the codes 1, 2, … in the order they are written. A group made of
 * nothing but one kind of missing is that kind of missing. An answer in no group has no value.
 */
export function recodeOf(spec: RecodeSpec, of: Variable, {source, name, entry}: DerivedFrom): Derived {
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
  return {
    derivation: {kind: "recode", of: of.name, groups},
    categories: groups.map(({code, from}, index) => {
      const plain = category(code, spec.into[index]?.label ?? code);
      return {...plain, missing: sharedMissing(from, of) ?? plain.missing};
    }),
  };
}

/** `Ja` for the answers named and `Nej` for the rest; answers that mean missing are neither, unless they are named. */
export function netOf(spec: NetSpec, of: Variable, {source, name, entry}: DerivedFrom): Derived {
  const yes = categoryCodes(of, spec.of, entry.at(["derive", "of"]));
  const no = (of.scale?.categories ?? [])
    .filter((each) => each.missing === null && !yes.includes(each.code))
    .map((each) => each.code);
  if (no.length === 0) {
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
    derivation: {kind: "recode", of: of.name, groups},
    categories: groups.map(({code}) => category(code, code)),
  };
}

function sharedMissing(codes: readonly string[], of: Variable): Category["missing"] {
  const kinds = new Set(codes.map((code) => of.scale?.categories.find((each) => each.code === code)?.missing ?? null));
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}
