import type {IndexBlock} from "./model.ts";
import type {ChapterOutline} from "./outline.ts";

const words: Readonly<Record<IndexBlock["of"], string>> = {tables: "Tabel", figures: "Figur"};

/** The list of all tables or figures that chapters place, in the order they stand. What does not exist is left out. */
export function indexEntries(
  of: IndexBlock["of"],
  outlines: readonly ChapterOutline[],
  titleOf: (key: string) => string | undefined,
): IndexBlock["entries"] {
  return outlines.flatMap((outline) =>
    [...outline[of]].flatMap(([key, {id, number}]) => {
      const title = titleOf(key);
      return title === undefined ? [] : [{id, label: `${words[of]} ${number}`, title}];
    }),
  );
}
