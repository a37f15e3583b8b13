/** Danish words for small counts. `én` and `ét` carry their accent: they are numbers, not articles. */
const words = ["nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"] as const;

/** The gender of what is counted: `én borger` is common, `ét forløb` is neuter. */
export const genders = ["common", "neuter"] as const;
export type Gender = (typeof genders)[number];

/** `ni`; undefined when the count has no word here (negative, not whole, or above twelve). */
export function numberWord(count: number, gender: Gender = "common"): string | undefined {
  return count === 1 && gender === "neuter" ? "ét" : words[count];
}
