import {standardTypes} from "../../pdf/structure/standard-types.ts";
import {PdfReference} from "../../pdf/values.ts";
import {nameOf} from "../read/structure-tree.ts";
import type {Rule} from "../rule.ts";

/** Elements are of types that readers know. */
export const typeRules: readonly Rule[] = [
  {
    name: "role",
    clause: "7.1",
    condition: "02-001",
    message: "A structure type is neither standard nor mapped to a standard one",
    check: ({tree}) =>
      (tree?.elements ?? [])
        .filter(({role}) => role === null)
        .map(({type, object, page}) => ({page, object, what: type})),
  },
  {
    name: "circular-role",
    clause: "7.1",
    condition: "02-003",
    message: "The role map leads from a type back to itself",
    check: ({tree}) =>
      [...(tree?.roles ?? [])].flatMap(([type]) => {
        const seen = new Set<string>();
        let next: string | null = type.slice(1);
        while (next !== null && !seen.has(next)) {
          seen.add(next);
          next = nameOf(tree?.roles.get(`/${next}`));
        }
        return next === null ? [] : [{what: type.slice(1)}];
      }),
  },
  {
    name: "element-parent",
    clause: "ISO 32000-1, 14.7.2",
    condition: null,
    message: "An element does not say which one it stands in",
    check: ({tree}) =>
      (tree?.elements ?? [])
        .filter(({dictionary, parent}) => {
          const named = dictionary.get("/P");
          return !(named instanceof PdfReference) || (parent !== null && named.number !== parent.object);
        })
        .map(({type, object, page}) => ({page, object, what: type})),
  },
  {
    name: "remapped-standard-type",
    clause: "7.1",
    condition: "02-004",
    message: "The role map gives a standard type another meaning",
    check: ({tree}) =>
      [...(tree?.roles.keys() ?? [])]
        .filter((type) => standardTypes.has(type.slice(1)))
        .map((type) => ({what: type.slice(1)})),
  },
];
