import {isList} from "../../pdf/values.ts";
import {attributeOf, textEntry} from "../read/structure-tree.ts";
import type {Rule} from "../rule.ts";

/** What is seen and not read has its words. */
export const figureRules: readonly Rule[] = [
  {
    name: "figure-text",
    clause: "7.3",
    condition: "13-004",
    message: "A figure has no alternative text",
    check: ({tree}) => withoutText(tree?.elements ?? [], "Figure"),
  },
  {
    name: "formula-text",
    clause: "7.7",
    condition: "17-002",
    message: "A formula has no alternative text",
    check: ({tree}) => withoutText(tree?.elements ?? [], "Formula"),
  },
  {
    name: "figure-box",
    clause: "ISO 32000-1, 14.8.5.4.3",
    condition: null,
    message: "A figure does not say which part of its page it fills (Layout, BBox)",
    check: ({tree, objects}) =>
      (tree?.elements ?? [])
        .filter(({role}) => role === "Figure")
        .filter((element) => {
          const box = attributeOf(element, "/Layout", "/BBox", objects);
          const [left = 0, bottom = 0, right = 0, top = 0] = isList(box) ? box.map(Number) : [];
          return !(right > left && top > bottom);
        })
        .map(({object, page}) => ({object, page})),
  },
  {
    name: "figure-content",
    clause: "7.3",
    condition: "13-001",
    message: "A figure holds nothing that is painted",
    check: ({tree}) =>
      (tree?.elements ?? [])
        .filter(
          ({role, contents, kids, linked}) => role === "Figure" && contents.length + kids.length + linked.length === 0,
        )
        .map(({object, page}) => ({object, page})),
  },
];

function withoutText(elements: NonNullable<Parameters<Rule["check"]>[0]["tree"]>["elements"], role: string) {
  return elements
    .filter(
      (element) =>
        element.role === role &&
        textEntry(element.dictionary, "/Alt") === null &&
        textEntry(element.dictionary, "/ActualText") === null,
    )
    .map(({object, page}) => ({object, page}));
}
