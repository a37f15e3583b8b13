import type {z} from "zod";
import {didYouMean, nearest} from "../errors/did-you-mean.ts";
import {choicesAt, keysAt, keysOfAnyKindAt} from "./schema-keys.ts";

type Issue = z.core.$ZodIssue;

export interface Explanation {
  readonly message: string;
  readonly hint: string | undefined;
  readonly path: (string | number)[];
}

/**
 * The most telling of zod's issues, as a sentence for the author of the file: which key, what is wrong,
 * what would be right. Mistyped keys come first, since they often cause the others.
 */
export function explainIssues(issues: readonly Issue[], schema: z.ZodType, value: unknown): Explanation {
  const flat = issues.flatMap((issue) => openUnion(issue, value));
  const issue = flat.find((each) => each.code === "unrecognized_keys") ?? flat[0];
  if (issue === undefined) return {message: "This file does not fit its schema.", hint: undefined, path: []};
  return explain(issue, schema, value);
}

function explain(issue: Issue, schema: z.ZodType, value: unknown): Explanation {
  const path = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const name = path.length === 0 ? "The file" : `"${path.join(".")}"`;
  switch (issue.code) {
    case "unrecognized_keys": {
      const unknown = issue.keys[0] ?? "";
      return {...unknownKey(unknown, path, schema, value), path: [...path, unknown]};
    }
    case "invalid_type": {
      if (valueAt(value, path) === undefined) {
        return {message: `${name} is missing.`, hint: `Write it: ${expectation(issue.expected)}.`, path};
      }
      return {
        message: `${name} is ${describe(valueAt(value, path))}, not ${expectation(issue.expected)}.`,
        hint: undefined,
        path,
      };
    }
    case "invalid_value": {
      const given = valueAt(value, path);
      const choices = issue.values.map(String);
      const offered = choicesAt(schema, value, path);
      if (given === undefined)
        return {message: `${name} is missing.`, hint: `Write one of ${choices.join(", ")}.`, path};
      return {message: `${name} cannot be ${describe(given)}.`, hint: hintAmong(choices, String(given), offered), path};
    }
    case "invalid_union": {
      const given = valueAt(value, path);
      const options = discriminatorOptions(issue);
      if (options.length > 0 && given === undefined) {
        return {message: `${name} is missing.`, hint: `Write one of ${options.join(", ")}.`, path};
      }
      if (options.length > 0) {
        return {message: `${name} cannot be ${describe(given)}.`, hint: didYouMean(String(given), options), path};
      }
      return {message: `${name} cannot be ${describe(given)}.`, hint: undefined, path};
    }
    default:
      return {message: `${name} ${predicate(issue)}.`, hint: undefined, path};
  }
}

/** A key that nothing knows, or that only other kinds have. */
function unknownKey(
  unknown: string,
  path: readonly (string | number)[],
  schema: z.ZodType,
  value: unknown,
): Pick<Explanation, "message" | "hint"> {
  const given = valueAt(value, path);
  const known = keysAt(schema, value, path).filter((key) => !hasKey(given, key));
  const kind = valueAt(given, ["kind"]);
  const isOfSomeKind = keysOfAnyKindAt(schema, value, path).includes(unknown);
  const isOfOthers = typeof kind === "string" && isOfSomeKind;
  if (kind === undefined && isOfSomeKind) {
    const message = `"${path.join(".")}" takes "${unknown}" only when its kind is written.`;
    return {message, hint: `Write a kind: that takes "${unknown}", or take it out.`};
  }
  const where = path.length === 0 ? "" : ` under "${path.join(".")}"`;
  return {
    message: isOfOthers
      ? `"${path.join(".")}" is of kind ${kind}, which takes no "${unknown}".`
      : `There is no key "${unknown}"${where}.`,
    hint: known.length === 0 ? "Take it out: all other keys are there." : didYouMean(unknown, known, "keys"),
  };
}

/** What may have been meant of all choices; else those that are offered, every one of them. */
function hintAmong(choices: readonly string[], given: string, offered: readonly string[] | undefined): string {
  if (offered === undefined || nearest(given, choices) !== undefined) return didYouMean(given, choices);
  return `The choices are ${offered.map((choice) => `"${choice}"`).join(", ")}.`;
}

/**
 * Goes into a plain union to the branch that the author most likely meant: the one that fits the keys that are there, and then
 * the one with the fewest issues.
 */
function openUnion(issue: Issue, value: unknown): Issue[] {
  if (issue.code !== "invalid_union") {
    if (issue.code === "invalid_key" || issue.code === "invalid_element") {
      return issue.issues.map((inner) => ({...inner, path: [...issue.path, ...inner.path]}) as Issue);
    }
    return [issue];
  }
  const branches = issue.errors
    .map((branch) =>
      branch.flatMap((inner) => openUnion({...inner, path: [...issue.path, ...inner.path]} as Issue, value)),
    )
    .filter((branch) => branch.length > 0);
  const shape = valueAt(value, issue.path);
  const fitting = branches.filter((branch) => !branch.some((inner) => isWrongShape(inner, issue.path.length, shape)));
  const odd = (branch: readonly Issue[]) => branch.filter((inner) => isOfKeys(inner, issue.path.length, value)).length;
  return fitting.sort((a, b) => odd(a) - odd(b) || a.length - b.length)[0] ?? [issue];
}

/** Whether an issue is that the union's own keys are others than the branch has. */
function isOfKeys(inner: Issue, depth: number, value: unknown): boolean {
  if (inner.path.length === depth) return inner.code === "unrecognized_keys";
  return inner.path.length === depth + 1 && valueAt(value, inner.path) === undefined;
}

function isWrongShape(inner: Issue, depth: number, shape: unknown): boolean {
  return inner.code === "invalid_type" && inner.path.length === depth && shape !== undefined;
}

function discriminatorOptions(issue: Issue): string[] {
  const options: unknown = "options" in issue ? issue.options : undefined;
  return Array.isArray(options) ? options.map(String) : [];
}

function predicate(issue: Issue): string {
  if (issue.code === "invalid_format" || issue.code === "custom") return stripStop(issue.message);
  if (issue.code === "too_small") {
    return issue.origin === "number" ? `must be at least ${issue.minimum}` : `needs at least ${issue.minimum}`;
  }
  if (issue.code === "too_big") return `must be at most ${issue.maximum}`;
  return `does not fit: ${stripStop(issue.message)}`;
}

function stripStop(text: string): string {
  return text.replace(/\.$/, "");
}

function expectation(expected: string): string {
  const words: Record<string, string> = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    object: "a group of keys",
    record: "a group of keys",
    array: "a list",
  };
  return words[expected] ?? expected;
}

function describe(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a group of keys";
  if (typeof value === "string") return `the text "${value}"`;
  return `${value}`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<PropertyKey, unknown>)[step];
  }
  return current;
}

function hasKey(value: unknown, key: string): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}
