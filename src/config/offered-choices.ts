import {z} from "zod";

const offers = z.registry<readonly string[]>();

/**
 * A choice whose mistyped values are answered with some of the choices only: the others are known, and refused with a reason where
 * they are used.
 */
export function offering<Choice extends z.ZodType>(choice: Choice, offered: readonly string[]): Choice {
  offers.add(choice, offered);
  return choice;
}

/** What a choice offers to one who mistyped; undefined for one that offers all it takes. */
export function offeredBy(choice: z.core.$ZodType): readonly string[] | undefined {
  return offers.get(choice);
}
