import type {DerivationSpec, DurationSpec} from "../config/derivations.ts";
import {referenceTo} from "../config/variable-reference.ts";
import {CliError} from "../errors/cli-error.ts";
import {dayOf, isDay} from "./days.ts";
import type {Derived, DerivedFrom} from "./derived.ts";
import type {DateSource, DurationDerivation} from "./model.ts";

type AgeSpec = Extract<DerivationSpec, {age: unknown}>["age"];
type Unit = Exclude<DurationDerivation["unit"], "age">;

const unitNames: Readonly<Record<Unit, string>> = {days: "dage", months: "måneder", years: "år"};

/** The time from one date to another, where both are known. `until` stands for the second date where that is empty. */
export function durationOf(unit: Unit, {from, to, until}: DurationSpec, made: DerivedFrom): Derived {
  return between(made, unit, {
    from: {text: from, path: [unit, "from"]},
    to: {text: to, path: [unit, "to"]},
    until: until === undefined ? null : dayOf(until, made.entry.at(["derive", unit, "until"])),
    unitName: unitNames[unit],
  });
}

/** Whole years at a date: the birthdays that have passed by then. Who is born on 29 February has it on 1 March. */
export function ageOf({born, at}: AgeSpec, made: DerivedFrom): Derived {
  return between(made, "age", {
    from: {text: born, path: ["age", "born"]},
    to: {text: at, path: ["age", "at"]},
    until: null,
    unitName: "år",
  });
}

interface WrittenEnd {
  readonly text: string;
  readonly path: readonly string[];
}

interface Ends {
  readonly from: WrittenEnd;
  readonly to: WrittenEnd;
  readonly until: string | null;
  readonly unitName: string;
}

function between(made: DerivedFrom, unit: DurationDerivation["unit"], ends: Ends): Derived {
  const {source, name, entry} = made;
  const [from, to] = [dateSource(ends.from, made), dateSource(ends.to, made)];
  const of = [from, to].flatMap((end) => ("variable" in end ? [end.variable] : []));
  if (of.length === 0) {
    throw new CliError("config", `${referenceTo(source, name)} goes from one fixed day to another.`, {
      place: entry.at(["derive", unit]),
      hint: "Name a date variable for one of them.",
    });
  }
  return {
    derivation: {kind: "duration", unit, of, from, to, until: ends.until},
    categories: null,
    unit: ends.unitName,
  };
}

function dateSource({text, path}: WrittenEnd, {source, variables, entry}: DerivedFrom): DateSource {
  const place = entry.at(["derive", ...path]);
  if (isDay(text)) return {day: dayOf(text, place)};
  const variable = variables.get(text);
  if (variable === undefined || variable.kind === "date") return {variable: text};
  throw new CliError("config", `${referenceTo(source, text)} is a ${variable.kind} variable, not a date.`, {
    place,
    hint: variable.kind === "text" ? `Its values must be dates: give it type: date.` : "Name a date variable.",
  });
}
