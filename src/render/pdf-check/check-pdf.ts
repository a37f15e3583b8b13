import {PdfSyntaxError} from "../pdf/parse-value.ts";
import {readPages} from "./read/page-painting.ts";
import {PdfObjects} from "./read/pdf-objects.ts";
import {readStructureTree} from "./read/structure-tree.ts";
import type {CheckedFile, Rule} from "./rule.ts";
import {annotationRules} from "./rules/annotations.ts";
import {contentRules} from "./rules/content.ts";
import {figureRules} from "./rules/figures.ts";
import {fileRules} from "./rules/file.ts";
import {fontRules} from "./rules/fonts.ts";
import {headingRules} from "./rules/headings.ts";
import {metadataRules} from "./rules/metadata.ts";
import {noteRules} from "./rules/notes.ts";
import {syntaxRules} from "./rules/syntax.ts";
import {tableCellRules} from "./rules/table-cells.ts";
import {typeRules} from "./rules/types.ts";

/** Where a PDF does not do what PDF/UA-1 asks. */
export interface Finding {
  readonly rule: string;
  readonly clause: string;
  readonly condition: string | null;
  readonly message: string;
  /** The page, from 1; null when it is of no page. */
  readonly page: number | null;
  /** The number of the object; null when it is of none. */
  readonly object: number | null;
}

/** All that is checked: the rules of PDF/UA-1 (ISO 14289-1:2014) that a program can decide on. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...metadataRules,
  ...contentRules,
  ...typeRules,
  ...syntaxRules,
  ...figureRules,
  ...headingRules,
  ...tableCellRules,
  ...noteRules,
  ...annotationRules,
  ...fontRules,
];

/** Checks any PDF against PDF/UA-1. No finding means that no machine finds anything; whether texts say the right thing takes a reader. */
export function checkPdf(bytes: Uint8Array): Finding[] {
  const file = openFile(bytes);
  if (file === null) return [unreadable];
  const numbers = new Map(file.pages.map(({page}, index) => [page, index + 1]));
  return rules.flatMap(({name, clause, condition, message, check}) =>
    check(file).map(({page, object, what}) => ({
      rule: name,
      clause,
      condition,
      message: what === undefined || what === "" ? message : `${message}: ${what}`,
      page: numbers.get(page ?? 0) ?? null,
      object: object ?? null,
    })),
  );
}

function openFile(bytes: Uint8Array): CheckedFile | null {
  try {
    const objects = new PdfObjects(bytes);
    return {objects, tree: readStructureTree(objects), pages: readPages(objects)};
  } catch (error) {
    if (error instanceof PdfSyntaxError) return null;
    throw error;
  }
}

const unreadable: Finding = {
  rule: "readable",
  clause: "6.1",
  condition: null,
  message: "The file is no PDF, or is broken",
  page: null,
  object: null,
};
