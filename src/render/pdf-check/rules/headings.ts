import type {CheckedFile, Offence, Rule} from "../rule.ts";

/** Headings that a reader can walk through level by level. */
export const headingRules: readonly Rule[] = [
  {
    name: "first-heading",
    clause: "7.4.2",
    condition: "14-002",
    message: "The first heading is not H1",
    check: (file) => {
      const [first] = numbered(file);
      return first === undefined || first.level === 1 ? [] : [first.offence];
    },
  },
  {
    name: "heading-levels",
    clause: "7.4.2",
    condition: "14-003",
    message: "A heading is more than one level below the one before it",
    check: (file) => {
      const headings = numbered(file);
      return headings.flatMap(({level, offence}, index) => {
        const before = headings[index - 1];
        return before !== undefined && level > before.level + 1 ? [offence] : [];
      });
    },
  },
  {
    name: "one-heading-a-section",
    clause: "7.4.4",
    condition: "14-006",
    message: "An element holds more than one H",
    check: ({tree}) =>
      (tree?.elements ?? [])
        .filter(({kids}) => kids.filter(({role}) => role === "H").length > 1)
        .map(({object, page, type}) => ({object, page, what: type})),
  },
  {
    name: "one-kind-of-headings",
    clause: "7.4.4",
    condition: "14-007",
    message: "The document has headings both with and without a level (H and H1, H2 …)",
    check: (file) => {
      const plain = (file.tree?.elements ?? []).find(({role}) => role === "H");
      return plain === undefined || numbered(file).length === 0 ? [] : [{object: plain.object, page: plain.page}];
    },
  },
];

function numbered({tree}: CheckedFile): {readonly level: number; readonly offence: Offence}[] {
  return (tree?.elements ?? []).flatMap(({role, object, page}) => {
    const [, level] = /^H([1-6])$/.exec(role ?? "") ?? [];
    return level === undefined ? [] : [{level: Number(level), offence: {object, page, what: role ?? ""}}];
  });
}
