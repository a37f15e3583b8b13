import {textEntry} from "../read/structure-tree.ts";
import type {Rule} from "../rule.ts";

/** Notes that can be referred to. */
export const noteRules: readonly Rule[] = [
  {
    name: "note-name",
    clause: "7.9",
    condition: "19-003",
    message: "A note has no name (ID)",
    check: ({tree}) =>
      (tree?.elements ?? [])
        .filter(({role, dictionary}) => role === "Note" && textEntry(dictionary, "/ID") === null)
        .map(({object, page}) => ({object, page})),
  },
  {
    name: "note-names-differ",
    clause: "7.9",
    condition: "19-004",
    message: "A note has the same name as another (ID)",
    check: ({tree}) => {
      const seen = new Set<string>();
      return (tree?.elements ?? []).flatMap(({role, dictionary, object, page}) => {
        const name = textEntry(dictionary, "/ID");
        if (role !== "Note" || name === null) return [];
        if (seen.has(name)) return [{object, page}];
        seen.add(name);
        return [];
      });
    },
  },
];
