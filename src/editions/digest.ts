import {isSame} from "./diff.ts";
import type {
  Cause,
  ClaimChange,
  Conclusion,
  EditionDiff,
  Figure,
  Limit,
  NumberChange,
  SentenceChange,
  SourceChange,
  TableChange,
  TestChange,
  Where,
} from "./diff-model.ts";
import {counted, dayOf, element, escaped, page, paragraph, printCount, rowOf, tableOf} from "./digest-parts.ts";
import {groupBy} from "./group-by.ts";
import {printedChange} from "./printed-change.ts";
import {shortened} from "./shortened.ts";

/** A reader of e-mail is not shown more of one kind; how many more there are is told. */
const most = 20;
/** Letters of what stands in a cell. */
const longestValue = 40;

const causeWords: Readonly<Record<Cause["kind"], string>> = {
  "new-answers": "nye svar",
  "fewer-answers": "færre svar",
  "corrected-answers": "rettede svar",
  "source-added": "ny kilde",
  "source-removed": "kilden er udgået",
  "changed-definition": "ændret definition",
  "changed-method": "ændret metode",
  "changed-printing": "kun måden, tallet trykkes på",
  unknown: "ukendt årsag",
};

const limitWords: Readonly<Record<Limit, string>> = {
  "other-evaluation": "De to udgaver hører til evalueringer med hvert sit navn.",
  "no-definitions":
    "Den ene udgave har intet manifest. Derfor kan ændrede definitioner og metoder ikke skelnes fra ændrede svar, og påstande er ikke sammenlignet.",
  "no-text": "Den ene udgave har ingen tekst. Derfor er sætninger ikke sammenlignet.",
};

/** What is new, in Danish, as a page for an e-mail. The title is the subject line. */
export function digest(diff: EditionDiff): string {
  return page(subjectOf(diff), digestContent(diff));
}

/** The page's content, to be put into another. */
export function digestContent(diff: EditionDiff): string {
  const {before, after, limits} = diff;
  return [
    element("h1", "h1", escaped(`Nyt i ${after.title}`)),
    element("p", "lead", escaped(datesOf(before.dataDate, after.dataDate))),
    isSame(diff) ? element("p", "paragraph", "Der er ingen ændringer.") : sectionsOf(diff, most),
    ...limits.map((limit) => element("p", "small", escaped(limitWords[limit]))),
  ].join("\n");
}

/** What the digest is about, for the line that is read before it is opened. */
export function subjectOf(diff: EditionDiff): string {
  const title = diff.after.title.replace(/\s+/gu, " ").trim();
  if (isSame(diff)) return `Intet nyt i ${title}`;
  const parts = changesIn(diff);
  return parts.length === 0 ? `Nyt i ${title}` : `Nyt i ${title}: ${parts.join(", ")}`;
}

/** How much has changed, in few words: `2 tal ændret`. Nothing where only what stands behind the numbers has. */
export function changesIn({conclusions, numbers, sentences}: EditionDiff): string[] {
  const visible = numbers.filter(({isVisible}) => isVisible).length;
  return [
    ...(conclusions.length === 0 ? [] : [counted(conclusions.length, "konklusion vendt", "konklusioner vendt")]),
    ...(visible === 0 ? [] : [counted(visible, "tal ændret", "tal ændret")]),
    ...(sentences.length === 0 ? [] : [counted(sentences.length, "sætning ændret", "sætninger ændret")]),
  ];
}

/** All that is new, of each kind the first so many. */
export function sectionsOf(diff: EditionDiff, most: number): string {
  const section = <Item>(title: string, items: readonly Item[], show: (items: readonly Item[]) => string) =>
    sectionOf(title, items, show, most);
  const visible = diff.numbers.filter(({isVisible}) => isVisible);
  const hidden = diff.numbers.length - visible.length;
  const tests = diff.tests.filter(({turned}) => !turned);
  return [
    section("Vendte konklusioner", diff.conclusions, (each) =>
      each.map((conclusion) => conclusionPart(conclusion)).join("\n"),
    ),
    section("Data", diff.sources, sourceTable),
    section("Ændrede tal", visible, numberTables),
    hidden === 0
      ? ""
      : element(
          "p",
          "small",
          `${counted(hidden, "tal er", "tal er")} ændret så lidt, at det ikke kan ses, eller kun i det, de er beregnet af.`,
        ),
    section("Sætninger", diff.sentences, (each) => each.map(sentencePart).join("\n")),
    section("Test", tests, (each) => each.map(testPart).join("\n")),
    section("Tabeller", diff.tables, (each) => each.map((table) => paragraph(tableWords(table))).join("\n")),
    section("Påstande", diff.claims, (each) => each.map((claim) => paragraph(claimWords(claim))).join("\n")),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

/** The first so many of something, and how many more there are. */
export function sectionOf<Item>(
  title: string,
  items: readonly Item[],
  show: (items: readonly Item[]) => string,
  most: number,
): string {
  if (items.length === 0) return "";
  const rest = items.length - most;
  const more = rest > 0 ? `\n${element("p", "small", `Og ${printCount(rest)} flere.`)}` : "";
  return `${element("h2", "h2", escaped(title))}\n${show(items.slice(0, most))}${more}`;
}

function sourceTable(sources: readonly SourceChange[]): string {
  const rows = sources.map(({name, kind, before, after}) =>
    rowOf(`${escaped(name)}${element("p", "small", causeWords[kind])}`, [
      before === null ? "–" : printCount(before.kept),
      after === null ? "–" : printCount(after.kept),
    ]),
  );
  return tableOf(["Kilde", "Før", "Nu"], rows);
}

/** @param report whose it is, where that is not told by what stands above */
export function conclusionPart(conclusion: Conclusion, report: string | null = null): string {
  const {where, before, after, causes} = conclusion;
  const whose = report === null ? "" : `${report}. `;
  return [
    element("h3", "h3", escaped(`${whose}${where.title}: ${placeOf(where)}`)),
    element("p", "paragraph", escaped(`${turnWords(conclusion)} (${before.printed} → ${after.printed}).`)),
    element("p", "small", escaped(because(causes))),
  ].join("\n");
}

function turnWords({kind, before, after}: Conclusion): string {
  if (kind === "significance")
    return after.state === "significant" ? "Er nu signifikant" : "Er ikke længere signifikant";
  if (kind === "target") return after.state === "reached" ? "Målet er nu nået" : "Målet er ikke længere nået";
  return `Fra ${before.state} til ${after.state}`;
}

function numberTables(numbers: readonly NumberChange[]): string {
  return groupBy(numbers, ({where}) => where.analysis)
    .map(([, changes]) => {
      const rows = changes.map((change) =>
        rowOf(`${escaped(placeOf(change.where))}${baseOf(change)}`, [
          cellText(change.before),
          cellText(change.after),
          escaped(sizeOf(change)),
        ]),
      );
      return [
        element("h3", "h3", escaped(changes[0]?.where.title ?? "")),
        tableOf(["", "Før", "Nu", "Ændring"], rows),
        element("p", "small", escaped(because(changes.flatMap(({causes}) => causes)))),
      ].join("\n");
    })
    .join("\n");
}

/** Texts in cells may be long; the report has them whole. */
function cellText({printed}: Figure): string {
  return escaped(shortened(printed, longestValue));
}

function baseOf({before, after}: NumberChange): string {
  if (before.n === after.n || before.n === null || after.n === null) return "";
  return element("p", "small", `n = ${printCount(before.n)} → ${printCount(after.n)}`);
}

function sizeOf(change: NumberChange): string {
  const size = printedChange(change);
  return size === null ? "" : `${size}${change.unit === "percent" ? "\u00a0pct.\u2011point" : ""}`;
}

function sentencePart({chapter, before, after}: SentenceChange): string {
  const line = after?.line ?? before?.line;
  const place =
    chapter === null ? "Fodnote" : `${chapter}${line === null || line === undefined ? "" : `, linje ${line}`}`;
  return [
    element("p", "small", escaped(place)),
    before === null ? "" : element("p", "old", `Før: ${escaped(before.text)}`),
    after === null ? element("p", "new", "Nu: udgået.") : element("p", "new", `Nu: ${escaped(after.text)}`),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function testPart({title, label, before, after, causes}: TestChange): string {
  const state = (test: typeof before) =>
    test === null ? "ingen" : `${test.printed} (${test.name}, n = ${printCount(test.n)})`;
  return [
    element("h3", "h3", escaped(`${title}: ${label}`)),
    element("p", "paragraph", escaped(`Før: ${state(before)}. Nu: ${state(after)}.`)),
    element("p", "small", escaped(because(causes))),
  ].join("\n");
}

const partWords: Readonly<Record<TableChange["part"], string>> = {
  table: "tabellen",
  block: "afsnittet",
  row: "rækken",
  column: "kolonnen",
};

function tableWords({part, change, title, block, before, after}: TableChange): string {
  const inside = part === "table" ? "" : `${title}${block === null ? "" : `, ${block}`}: `;
  const name = `${inside}${partWords[part]} »${after ?? before ?? ""}«`;
  const words = {
    added: `${name} er ny.`,
    removed: `${name} er udgået.`,
    renamed: `${inside}${partWords[part]} »${before ?? ""}« hedder nu »${after ?? ""}«.`,
  }[change];
  return inside === "" ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function claimWords({name, chapter, change, before, after}: ClaimChange): string {
  const words = {
    added: `er ny: ${after ?? ""}`,
    removed: `er udgået: ${before ?? ""}`,
    changed: `er ændret: ${before ?? ""} → ${after ?? ""}`,
  }[change];
  return `»${name}« (${chapter}) ${words}`;
}

function because(causes: readonly Cause[]): string {
  const words = causes.map(({kind, source}) =>
    source === null ? causeWords[kind] : `${causeWords[kind]} (${source})`,
  );
  return `Årsag: ${[...new Set(words)].join("; ")}.`;
}

function placeOf({block, row, column}: Where): string {
  return [block ?? "", row, column].filter((part) => part !== "").join(" · ");
}

/** Of which days the data are. */
export function datesOf(before: string | null, after: string | null): string {
  return before === after ? `Data fra ${dayOf(after)}.` : `Data fra ${dayOf(before)} sammenlignet med ${dayOf(after)}.`;
}
