import {isDictionary, isList, PdfReference} from "../../pdf/values.ts";
import type {PagePainting} from "../read/page-painting.ts";
import type {CheckedFile, Offence, Rule} from "../rule.ts";

/** Everything painted is either part of the structure or an artifact, and both know of each other. */
export const contentRules: readonly Rule[] = [
  {
    name: "unmarked",
    clause: "7.1",
    condition: "01-005",
    message: "Something painted is neither tagged nor marked as an artifact",
    check: (file) => {
      const known = contentsInTree(file);
      return file.pages.flatMap(({page, painted}) =>
        painted
          .filter(({isArtifact, mcid}) => !isArtifact && (mcid === null || known.get(page)?.has(mcid) !== true))
          .slice(0, 1)
          .map(({what}) => ({page, what})),
      );
    },
  },
  {
    name: "artifact-in-content",
    clause: "7.1",
    condition: "01-003",
    message: "An artifact stands inside tagged content",
    check: ({pages}) =>
      pages.flatMap((page) =>
        onPages(
          page,
          page.sequences.some((each) => each.isArtifact && each.insideTagged),
        ),
      ),
  },
  {
    name: "content-in-artifact",
    clause: "7.1",
    condition: "01-004",
    message: "Tagged content stands inside an artifact",
    check: ({pages}) =>
      pages.flatMap((page) =>
        onPages(
          page,
          page.sequences.some((each) => each.mcid !== null && each.insideArtifact),
        ),
      ),
  },
  {
    name: "balance",
    clause: "ISO 32000-1, 14.6.1",
    condition: null,
    message: "A marked content sequence is not ended where it should be",
    check: ({pages}) => pages.flatMap((page) => onPages(page, !page.isBalanced)),
  },
  {
    name: "missing-content",
    clause: "ISO 32000-1, 14.7.4",
    condition: null,
    message: "An element holds content that its page does not have",
    check: ({tree, pages}) => {
      const byPage = new Map(pages.map(({page, sequences}) => [page, new Set(sequences.map(({mcid}) => mcid))]));
      return (tree?.elements ?? []).flatMap(({type, object, contents}) =>
        contents
          .filter(({page, mcid}) => byPage.get(page ?? 0)?.has(mcid) !== true)
          .map(({page}) => ({page, object, what: type})),
      );
    },
  },
  {
    name: "parent-tree",
    clause: "ISO 32000-1, 14.7.4.4",
    condition: null,
    message: "The parent tree does not lead from a content to its element",
    check: (file) => file.pages.flatMap((page) => wrongParents(file, page)),
  },
  {
    name: "repeated-content",
    clause: "ISO 32000-1, 14.6.1",
    condition: null,
    message: "Two sequences of a page have the same number",
    check: ({pages}) =>
      pages.flatMap((page) => {
        const numbers = page.sequences.map(({mcid}) => mcid).filter((mcid) => mcid !== null);
        return onPages(page, new Set(numbers).size < numbers.length);
      }),
  },
];

function onPages({page}: PagePainting, isWrong: boolean): Offence[] {
  return isWrong ? [{page}] : [];
}

/** The numbers of all contents that elements hold, by page. */
function contentsInTree({tree}: CheckedFile): Map<number, Set<number>> {
  const known = new Map<number, Set<number>>();
  for (const {contents} of tree?.elements ?? []) {
    for (const {page, mcid} of contents) {
      if (page === null) continue;
      const numbers = known.get(page) ?? new Set();
      numbers.add(mcid);
      known.set(page, numbers);
    }
  }
  return known;
}

function wrongParents({tree, objects}: CheckedFile, {page, dictionary}: PagePainting): Offence[] {
  if (tree === null) return [];
  const own = tree.elements.flatMap((element) =>
    element.contents.filter((content) => content.page === page).map(({mcid}) => ({mcid, element})),
  );
  const key = dictionary.get("/StructParents");
  const parents = typeof key === "number" ? objects.resolve(tree.parents.get(key)) : undefined;
  const list = isList(parents) ? parents : [];
  return own
    .filter(({mcid, element}) => {
      const parent = list[mcid];
      if (parent instanceof PdfReference) return parent.number !== element.object;
      return !isDictionary(parent);
    })
    .slice(0, 1)
    .map(({element}) => ({page, object: element.object, what: element.type}));
}
