import type {PdfDictionary} from "../../pdf/values.ts";
import {PdfReference} from "../../pdf/values.ts";
import {nameOf, standardRole, textEntry} from "../read/structure-tree.ts";
import type {CheckedFile, Rule} from "../rule.ts";

interface Annotation {
  readonly page: number;
  readonly object: number | null;
  readonly dictionary: PdfDictionary;
  readonly subtype: string;
  /** The standard type of the element it is part of, as the parent tree says; null when of none. */
  readonly parent: string | null;
  /** Whether that element names it. */
  readonly isLinked: boolean;
}

/** Links, and whatever else lies on the pages, are part of the structure and say what they are for. */
export const annotationRules: readonly Rule[] = [
  {
    name: "link-element",
    clause: "7.18.5",
    condition: "28-011",
    message: "A link is not part of a Link element",
    check: (file) =>
      offences(file, ({subtype, parent, isLinked}) => subtype === "Link" && !(parent === "Link" && isLinked)),
  },
  {
    name: "link-description",
    clause: "7.18.5",
    condition: "28-012",
    message: "A link does not say where it leads (Contents)",
    check: (file) =>
      offences(file, ({subtype, dictionary}) => subtype === "Link" && textEntry(dictionary, "/Contents") === null),
  },
  {
    name: "annotation-element",
    clause: "7.18.1",
    condition: "28-002",
    message: "An annotation is not part of an Annot element",
    check: (file) =>
      offences(
        file,
        ({subtype, parent}) => !["Link", "Widget", "Popup", "PrinterMark"].includes(subtype) && parent !== "Annot",
      ),
  },
  {
    name: "widget-element",
    clause: "7.18.4",
    condition: "28-010",
    message: "A field is not part of a Form element",
    check: (file) => offences(file, ({subtype, parent}) => subtype === "Widget" && parent !== "Form"),
  },
  {
    name: "trap-net",
    clause: "7.18.2",
    condition: "28-007",
    message: "There is an annotation of a kind that is not allowed (TrapNet)",
    check: (file) => offences(file, ({subtype}) => subtype === "TrapNet"),
  },
  {
    name: "printer-mark",
    clause: "7.18.8",
    condition: "28-017",
    message: "A printer's mark is part of the structure",
    check: (file) => offences(file, ({subtype, parent}) => subtype === "PrinterMark" && parent !== null),
  },
  {
    name: "tab-order",
    clause: "7.18.3",
    condition: "28-009",
    message: "A page with annotations does not let the reader go through them in the order of the structure (Tabs)",
    check: ({pages, objects}) =>
      pages
        .filter(
          ({dictionary}) => objects.list(dictionary.get("/Annots")).length > 0 && dictionary.get("/Tabs") !== "/S",
        )
        .map(({page}) => ({page})),
  },
];

function offences(file: CheckedFile, isWrong: (annotation: Annotation) => boolean) {
  return annotationsOf(file)
    .filter(isWrong)
    .map(({page, object, subtype}) => ({page, object, what: subtype}));
}

function annotationsOf({objects, pages, tree}: CheckedFile): Annotation[] {
  const linked = new Set((tree?.elements ?? []).flatMap((element) => element.linked));
  return pages.flatMap(({page, dictionary: own}) =>
    objects.list(own.get("/Annots")).flatMap((value): Annotation[] => {
      const dictionary = objects.dictionary(value);
      if (dictionary === null) return [];
      const key = dictionary.get("/StructParent");
      const parent = objects.dictionary(typeof key === "number" ? tree?.parents.get(key) : undefined);
      const type = nameOf(parent?.get("/S"));
      const object = value instanceof PdfReference ? value.number : null;
      return [
        {
          page,
          object,
          dictionary,
          subtype: nameOf(dictionary.get("/Subtype")) ?? "",
          parent: type === null ? null : standardRole(type, tree?.roles ?? new Map()),
          isLinked: object !== null && linked.has(object),
        },
      ];
    }),
  );
}
