/** The typefaces that come with maalepunkt, all under the SIL Open Font License. */

export interface BundledFamily {
  readonly name: string;
  /** The npm package that its files lie in, and what their names begin with. */
  readonly slug: string;
  readonly subsets: readonly (keyof typeof unicodeRanges)[];
  /** What readers see while or where it is not there. */
  readonly fallback: string;
}

const sourceSans: BundledFamily = {
  name: "Source Sans 3",
  slug: "source-sans-3",
  subsets: ["latin", "latin-ext", "greek"],
  fallback: '"Segoe UI", Arial, sans-serif',
};

export const bundledFamilies: readonly BundledFamily[] = [
  {
    name: "Source Serif 4",
    slug: "source-serif-4",
    subsets: ["latin", "latin-ext", "greek"],
    fallback: 'Georgia, "Times New Roman", serif',
  },
  sourceSans,
  {
    name: "Figtree",
    slug: "figtree",
    subsets: ["latin", "latin-ext"],
    fallback: '"Source Sans 3", "Segoe UI", Arial, sans-serif',
  },
];

const unicodeRanges = {
  latin:
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD",
  "latin-ext":
    "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C4, U+2113, U+2C60-2C7F, U+A720-A7FF",
  greek: "U+0370-0377, U+037A-037F, U+0384-038A, U+038C, U+038E-03A1, U+03A3-03FF",
};

export interface FaceWish {
  readonly weight: number;
  readonly isItalic: boolean;
}

/** The address of a face's file, as a package's. */
export function faceAddress({slug}: BundledFamily, subset: string, {weight, isItalic}: FaceWish): string {
  return `@fontsource/${slug}/files/${slug}-${subset}-${weight}-${isItalic ? "italic" : "normal"}.woff2`;
}

/** CSS for each of some faces of a family, a piece for each subset of characters. Only latin letters are had in italics. */
export function bundledFaces(family: BundledFamily, wishes: readonly FaceWish[]): string[] {
  const faces = wishes.flatMap((wish) =>
    family.subsets
      .filter((subset) => !wish.isItalic || subset === "latin")
      .map((subset) => subsetFace(family, subset, wish)),
  );
  return family.subsets.includes("greek") ? faces : [...faces, ...greekFaces()];
}

/** A typeface without Greek takes the χ of a χ² from Source Sans 3, which its list of families names next. */
export function greekFaces(): string[] {
  return [400, 600].map((weight) => subsetFace(sourceSans, "greek", {weight, isItalic: false}));
}

function subsetFace(family: BundledFamily, subset: keyof typeof unicodeRanges, wish: FaceWish): string {
  const source = `url("${faceAddress(family, subset, wish)}") format("woff2")`;
  return fontFace(family.name, wish, source, unicodeRanges[subset]);
}

/** One face as CSS; for all characters when no range is named. */
export function fontFace(
  name: string,
  {weight, isItalic}: {readonly weight: number | string; readonly isItalic: boolean},
  source: string,
  range?: string,
): string {
  const lines = [
    `font-family: "${name}"`,
    `font-style: ${isItalic ? "italic" : "normal"}`,
    `font-weight: ${weight}`,
    "font-display: block",
    `src: ${source}`,
    ...(range === undefined ? [] : [`unicode-range: ${range}`]),
  ];
  return `@font-face {\n${lines.map((line) => `  ${line};\n`).join("")}}\n`;
}
