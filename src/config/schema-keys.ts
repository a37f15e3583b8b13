import {z} from "zod";
import {offeredBy} from "./offered-choices.ts";

/** The keys that a schema knows at a path, given the value that was written; for "did you mean". */
export function keysAt(schema: z.core.$ZodType, value: unknown, path: readonly (string | number)[]): string[] {
  return keysOf(schemasAt(schema, value, path));
}

/** The keys that a schema knows at a path for any `kind`, whichever was written. */
export function keysOfAnyKindAt(schema: z.core.$ZodType, value: unknown, path: readonly (string | number)[]): string[] {
  const last = path.at(-1);
  if (last === undefined) return keysOf(open(schema, undefined));
  const fields = schemasAt(schema, value, path.slice(0, -1)).flatMap((parent) => children(parent, last));
  return keysOf(fields.flatMap((field) => open(field, undefined)));
}

function keysOf(schemas: readonly z.core.$ZodType[]): string[] {
  return [...new Set(schemas.flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : [])))];
}

/** The choices that a schema offers at a path; undefined where it offers all that it takes. */
export function choicesAt(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly (string | number)[],
): readonly string[] | undefined {
  return schemasAt(schema, value, path).flatMap((each) => {
    const offered = offeredBy(each);
    return offered === undefined ? [] : [offered];
  })[0];
}

function schemasAt(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly (string | number)[],
): readonly z.core.$ZodType[] {
  const opened = open(schema, value);
  const [step, ...rest] = path;
  if (step === undefined) return opened;
  const inner = childOf(value, step);
  return opened.flatMap((each) => children(each, step)).flatMap((child) => schemasAt(child, inner, rest));
}

/** Takes wrappers off, and chooses the branches of a union that fit the value's discriminating literals. */
function open(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return open(schema.def.innerType, value);
  }
  if (schema instanceof z.ZodUnion) {
    const branches = schema.options.flatMap((option) => open(option as z.core.$ZodType, value));
    const matching = branches.filter((branch) => literalsMatch(branch, value));
    return matching.length > 0 ? matching : branches;
  }
  return [schema];
}

function literalsMatch(schema: z.core.$ZodType, value: unknown): boolean {
  if (!(schema instanceof z.ZodObject) || typeof value !== "object" || value === null) return false;
  return Object.entries(schema.shape).every(([key, field]) => {
    const isOptional = field instanceof z.ZodOptional;
    const literal: unknown = isOptional ? field.unwrap() : field;
    if (!(literal instanceof z.ZodLiteral)) return true;
    const given = childOf(value, key);
    return given === undefined ? isOptional : literal.values.has(given as z.core.util.Literal);
  });
}

function children(schema: z.core.$ZodType, step: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const field: unknown = schema.shape[step];
    return field instanceof z.ZodType ? [field] : [];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray) return [schema.element];
  return [];
}

function childOf(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
}
