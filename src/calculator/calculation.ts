import type {z} from "zod";
import type {Computed, NotComputable} from "../statistics/result.ts";

/** A number, a list of numbers, or a word such as the method that was used. */
export type Value = number | string | readonly number[];
export type Values = Readonly<Record<string, Value>>;

/** One test of the calculator: what it takes, and what it answers by name. */
export interface Calculation {
  readonly input: z.ZodType;
  readonly run: (input: unknown) => Computed<{values: Values}>;
}

/** Binds a test to the schema of its input, so that it is only ever run on input that fits. */
export function calculation<Schema extends z.ZodType>(
  input: Schema,
  compute: (input: z.output<Schema>) => Computed<{values: Values}>,
): Calculation {
  return {input, run: (given) => compute(input.parse(given))};
}

/** The answers picked from one method's result; what cannot be computed is passed on. */
export function answer<Result extends {readonly ok: true}>(
  computed: Result | NotComputable,
  pick: (result: Result) => Values,
): Computed<{values: Values}> {
  return computed.ok ? {ok: true, values: pick(computed)} : computed;
}

/** The answers of several methods on the same input, together. One that cannot be computed takes all with it. */
export function together(...parts: readonly Computed<{values: Values}>[]): Computed<{values: Values}> {
  let values: Values = {};
  for (const part of parts) {
    if (!part.ok) return part;
    values = {...values, ...part.values};
  }
  return {ok: true, values};
}
