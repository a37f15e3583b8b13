/** Where a part may stand: straight in its chapter (also in a passage of the summary or on pages turned on their side), or wherever text does. */
export type Standing = "chapter" | "anywhere";

/** What authors may write of a part. */
export interface PartDefinition {
  /** As authors write it, for hints. */
  readonly example: string;
  readonly title: "required" | "none";
  readonly options: readonly string[];
  readonly stands: Standing;
  /** Parts that it cannot stand in, however deep. */
  readonly notIn: readonly string[];
}

const boxes = ["box", "facts", "case"];
const plain = {title: "none", options: [], stands: "anywhere", notIn: []} as const satisfies Omit<
  PartDefinition,
  "example"
>;

/** The parts of a chapter, by the name after `:::`. */
export const partDefinitions = {
  box: {...plain, example: "::: box Titel", title: "required", notIn: boxes},
  facts: {...plain, example: "::: facts Om indsatsen", title: "required", notIn: boxes},
  case: {...plain, example: "::: case Vejen til et job", title: "required", notIn: boxes},
  "key-figures": {...plain, example: "::: key-figures", notIn: ["pull-quote"]},
  infographic: {...plain, example: "::: infographic icon=person", options: ["icon", "of"], notIn: ["pull-quote"]},
  "pull-quote": {...plain, example: "::: pull-quote", notIn: ["pull-quote"]},
  columns: {...plain, example: "::: columns", notIn: ["columns", "pull-quote"]},
  landscape: {...plain, example: "::: landscape", stands: "chapter", notIn: ["landscape"]},
  summary: {...plain, example: "::: summary", stands: "chapter", notIn: ["summary"]},
  tables: {...plain, example: "::: tables", stands: "chapter"},
  figures: {...plain, example: "::: figures", stands: "chapter"},
  literature: {...plain, example: "::: literature", stands: "chapter"},
} as const satisfies Record<string, PartDefinition>;

export type PartName = keyof typeof partDefinitions;

export const partNames = Object.keys(partDefinitions);

export function isPartName(name: string): name is PartName {
  return Object.hasOwn(partDefinitions, name);
}
