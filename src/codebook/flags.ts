import type {DerivationSpec, FlagSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError, type Place} from "../errors/cli-error.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import {answersHint, categoryCodes} from "./lookup.ts";
import type {Flag, FlagsDerivation, Variable} from "./model.ts";
import {category} from "./scales.ts";

type FlagsSpec = Extract<DerivationSpec, {any: unknown} | {all: unknown} | {count: unknown}>;

/** Codes and labels that say that something holds. */
const yes = new Set(["ja", "yes", "true", "sand", "valgt"]);

/**
 * Several flags made one: `any` and `all` are Ja or Nej as far as the known flags decide it, `count` is a number. The option of
 * a multiple-response question that is blank is not chosen when another one is answered.
 */
export function flagsOf(spec: FlagsSpec, made: DerivedFrom): Derived {
  const {kind, written} = kindOf(spec);
  const flags = written.flatMap((flag, index) => flagsIn(flag, index, kind, made));
  const twice = flags.find((flag, index) => flags.findIndex((each) => isSame(each, flag)) !== index);
  const name = referenceTo(made.source, made.name);
  if (twice !== undefined) {
    throw new CliError("config", `${name} counts "${twice.variable}" twice.`, {place: made.entry.at(["derive", kind])});
  }
  const require = "require" in spec ? (spec.require ?? flags.length) : flags.length;
  if (require > flags.length) {
    throw new CliError("config", `${name} requires ${require} answers and has ${flags.length} flags.`, {
      place: made.entry.at(["derive", "require"]),
      hint: `Require at most ${flags.length}, or leave it out to require all.`,
    });
  }
  const of = [...new Set(flags.flatMap(({variable, knownBy}) => [variable, ...knownBy]))];
  return {
    derivation: {kind, of, flags, require},
    categories: kind === "count" ? null : ["Ja", "Nej"].map((answer) => category(answer, answer)),
  };
}

/** The options of a multiple-response question, or none when there is no such question. */
export function optionsOf(set: string, variables: ReadonlyMap<string, Variable>): Variable[] {
  return [...variables.values()].filter(({option}) => option?.set === set);
}

function kindOf(spec: FlagsSpec): {
  readonly kind: FlagsDerivation["kind"];
  readonly written: readonly FlagSpec[];
} {
  if ("any" in spec) return {kind: "any", written: spec.any};
  if ("all" in spec) return {kind: "all", written: spec.all};
  return {kind: "count", written: spec.count};
}

function flagsIn(written: FlagSpec, index: number, kind: string, made: DerivedFrom): Flag[] {
  const place = (...path: string[]) => made.entry.at(["derive", kind, index, ...path]);
  if (typeof written === "string") {
    const variable = made.variables.get(written);
    const named = variable === undefined ? optionsOf(written, made.variables) : [variable];
    return named.map((each) => flag(each, yesCodes(each, place()), made));
  }
  const [first, ...others] = Object.entries(written);
  if (first === undefined || others.length > 0) {
    throw new CliError(
      "config",
      `A flag of ${referenceTo(made.source, made.name)} names ${others.length + (first === undefined ? 0 : 1)} variables.`,
      {
        place: place(),
        hint: "Give each variable a line of its own: - {variable: answers}.",
      },
    );
  }
  const [name, answers] = first;
  const variable = made.variables.get(name);
  if (variable === undefined) {
    throw new CliError("config", `"${name}" is a multiple-response question, and its options have the answers.`, {
      place: place(name),
      hint: `Write "${name}" alone for each of its options, or name one option.`,
    });
  }
  return [flag(variable, categoryCodes(variable, [answers].flat(), place(name)), made)];
}

function flag({name, option}: Variable, codes: readonly string[], {variables}: DerivedFrom): Flag {
  const knownBy = option === null ? [name] : optionsOf(option.set, variables).map((each) => each.name);
  return {variable: name, codes, knownBy};
}

/** The answer that says that it holds: an option that is chosen, or Ja. */
function yesCodes(variable: Variable, place: Place): string[] {
  if (variable.option !== null) return ["1"];
  const name = referenceTo(variable.source, variable.name);
  if (variable.scale === null) {
    throw new CliError("config", `${name} is a ${variable.kind} variable and has no answers to choose among.`, {
      place,
      hint: answersHint(variable),
    });
  }
  const found = variable.scale.categories.filter(({code, label}) =>
    [code, label].some((text) => yes.has(text.trim().toLowerCase())),
  );
  if (found.length > 0) return found.map(({code}) => code);
  throw new CliError("config", `${name} has no answer Ja that would tell whether it holds.`, {
    place,
    hint: `Say which answers count: {${variable.name}: [answer, answer]}.`,
  });
}

function isSame(a: Flag, b: Flag): boolean {
  return a.variable === b.variable && a.codes.join("\n") === b.codes.join("\n");
}
