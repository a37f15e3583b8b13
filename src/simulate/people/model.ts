/** The person has no form, so that there is nothing to answer. */
export const absent = {missing: "no_form"} as const;
/** There is a form, and no answer in it. */
export const blank = {missing: "no_answer"} as const;

/** What one person has at one place: a code, or why there is none. */
export type Value = string | typeof absent | typeof blank;

/**
 * One thing that invented people can differ in: whether there is a form (`form`), whether a question with several answers was
 * answered at all (`set`), or an answer. It has finitely many values, so that people can be counted by it.
 */
export interface Attribute {
  readonly id: string;
  readonly role: "form" | "set" | "answer";
  readonly source: string;
  /** Null for a source with one row a person. */
  readonly wave: number | null;
  /** The variable or the set; of a form, the source. */
  readonly name: string;
  readonly values: readonly Value[];
  /** Whether its codes are quantities. */
  readonly isNumber: boolean;
}

/** What nobody can be: for instance to have answered without a form. */
export interface Rule {
  readonly attributes: readonly string[];
  readonly allows: (values: readonly Value[]) => boolean;
}

/** A combination of values of some attributes, in the order of the attributes. */
export type Assignment = readonly Value[];

/** A text for a value, to look combinations up by. */
export function valueKey(value: Value): string {
  if (value === absent) return "a";
  return value === blank ? "b" : `=${value}`;
}

export function assignmentKey(values: Assignment): string {
  return values.map(valueKey).join("\u0001");
}
