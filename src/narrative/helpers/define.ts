import {CliError, type Place} from "../../errors/cli-error.ts";
import {didYouMean} from "../../errors/did-you-mean.ts";
import {LookupError, type LookupSubject} from "../../results/lookup-error.ts";
import type {Findings} from "../../results/model.ts";
import {lookupFailure} from "../lookup-failure.ts";
import type {Mark} from "../model.ts";
import type {Call, Literal} from "../template/nodes.ts";
import {type Parameter, text} from "./parameters.ts";

type WithoutPlace<Item> = Item extends unknown ? Omit<Item, "place"> : never;

/** What a helper puts into the text: a mark that does not know its place yet. */
export type Output = WithoutPlace<Mark>;

/** A call whose arguments have been checked; runs once results are there. */
export type BoundCall = (results: Findings) => Output;

export interface Helper {
  readonly name: string;
  /** A call as authors write it, for hints and for the tests of docs/writing.md. */
  readonly example: string;
  /** @throws CliError (config) when the arguments are not the helper's */
  bind(call: Call, bindInner: (call: Call) => BoundCall): BoundCall;
}

type Parameters = Readonly<Record<string, Parameter<unknown>>>;
export type Given<Options extends Parameters> = {
  readonly [Name in keyof Options]?: Options[Name] extends Parameter<infer Value> ? Value : never;
};

export interface HelperDefinition<Options extends Parameters> {
  readonly name: string;
  readonly example: string;
  /** What the one argument without a name is: `the key of an analysis`. */
  readonly takes: string;
  /** What that argument may be; any text when left out. */
  readonly key?: Parameter<string>;
  readonly options: Options;
  readonly required?: readonly (keyof Options & string)[];
  /** @throws LookupError */
  run(key: string, given: Given<Options>, results: Findings): Output;
}

/** A helper of one key and named options, all of them written out. */
export function defineHelper<Options extends Parameters>(definition: HelperDefinition<Options>): Helper {
  const {name, example} = definition;
  return {
    name,
    example,
    bind(call) {
      const key = readKey(call, definition);
      const given = readOptions(call, definition);
      return (results) => {
        try {
          return definition.run(key, given, results);
        } catch (error) {
          if (!(error instanceof LookupError)) throw error;
          throw lookupFailure(error, placeOf(error, call));
        }
      };
    },
  };
}

/** The call's only argument without a name. @throws CliError when there is none, or more. */
export function onlyPositional(call: Call, takes: string, example: string): Call["positional"][number] {
  const [first, second] = call.positional;
  const hint = `As in ${example}.`;
  if (first === undefined) throw new CliError("config", `{{${call.name}}} needs ${takes}.`, {place: call.place, hint});
  if (second !== undefined) {
    const message = `{{${call.name}}} takes one argument without a name.`;
    throw new CliError("config", message, {place: second.place, hint});
  }
  return first;
}

/** A value that is written out. @throws CliError when it is of another sort. */
export function readLiteral<Value>(argument: Literal | Call, what: string, parameter: Parameter<Value>): Value {
  const value = argument.kind === "literal" ? parameter.read(argument.value) : undefined;
  if (value !== undefined) return value;
  throw new CliError("config", `${what} must be ${parameter.expects}.`, {place: argument.place});
}

/** Refuses options that a helper does not have. */
export function refuseUnknownOptions(call: Call, names: readonly string[]): void {
  const unknown = call.named.find((option) => !names.includes(option.name));
  if (unknown === undefined) return;
  throw new CliError("config", `{{${call.name}}} has no option ${unknown.name}=.`, {
    place: unknown.place,
    hint: didYouMean(unknown.name, names, "options"),
  });
}

function readKey<Options extends Parameters>(call: Call, definition: HelperDefinition<Options>): string {
  const argument = onlyPositional(call, definition.takes, definition.example);
  return readLiteral(argument, `The argument of {{${definition.name}}}`, definition.key ?? text);
}

function readOptions<Options extends Parameters>(call: Call, definition: HelperDefinition<Options>): Given<Options> {
  refuseUnknownOptions(call, Object.keys(definition.options));
  const given = new Map<string, unknown>();
  for (const {name, value} of call.named) {
    const parameter = definition.options[name];
    if (parameter !== undefined) given.set(name, readLiteral(value, `${name}=`, parameter));
  }
  refuseBothNames(call);
  const missing = definition.required?.find((name) => !given.has(name));
  if (missing !== undefined) {
    const hint = `As in ${definition.example}.`;
    throw new CliError("config", `{{${call.name}}} needs ${missing}=.`, {place: call.place, hint});
  }
  return Object.fromEntries(given) as Given<Options>;
}

function refuseBothNames(call: Call): void {
  const second = call.named.filter(({name}) => name === "row" || name === "in")[1];
  if (second === undefined) return;
  throw new CliError("config", "row= and in= are the same; write one of them.", {place: second.place});
}

const optionsOf: Record<LookupSubject, readonly string[]> = {
  analysis: [],
  figure: [],
  fact: [],
  unit: [],
  block: ["block"],
  test: ["block"],
  row: ["row", "in", "rows"],
  column: ["column", "from", "to"],
  wave: ["wave", "from", "to"],
  method: ["method"],
};

/** Where the name stands that led nowhere; the call itself when a name is missing. */
function placeOf(error: LookupError, call: Call): Place {
  const {subject, wanted} = error;
  if (subject === "analysis" || subject === "fact") return call.positional[0]?.place ?? call.place;
  const options = call.named.filter(({name}) => optionsOf[subject].includes(name));
  const holder = options.find(({value}) => value.kind === "literal" && String(value.value).includes(wanted));
  return (holder ?? options[0])?.value.place ?? call.place;
}
