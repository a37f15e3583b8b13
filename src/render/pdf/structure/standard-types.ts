/** The structure types of ISO 32000-1, 14.8.4, that PDF/UA-1 knows without a role map. */
const groupings = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split(" ");
const blocks = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot".split(" ");
const inlines = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP".split(" ");
const illustrations = "Figure Formula Form".split(" ");

export const standardTypes: ReadonlySet<string> = new Set([...groupings, ...blocks, ...inlines, ...illustrations]);

/** What Chromium prints beside the standard types, and the standard type that is nearest. */
const roles: Readonly<Record<string, string>> = {
  Strong: "Span",
  Em: "Span",
  Aside: "Div",
  Title: "P",
  FENote: "Note",
  Sub: "Span",
};

/** The standard type of any type. */
export function roleOf(type: string): string {
  return standardTypes.has(type) ? type : (roles[type] ?? "NonStruct");
}

const inlineTypes: ReadonlySet<string> = new Set(
  [...inlines, "Lbl", "Strong", "Em", "Sub"].filter((type) => type !== "Note"),
);

/** Whether elements of a type run along in a line of text. */
export function isInline(type: string): boolean {
  return inlineTypes.has(type);
}

/** Elements whose only kids are other blocks: text in them belongs into a paragraph. */
export const blockContainers: ReadonlySet<string> = new Set(["Document", "Part", "Art", "Sect", "Div", "BlockQuote"]);
