import {isSame} from "../editions/diff.ts";
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
  TestState,
  Where,
} from "../editions/diff-model.ts";
import {groupBy} from "../editions/group-by.ts";
import {printedChange} from "../editions/printed-change.ts";
import {shortened} from "../editions/shortened.ts";
import {padEnd, plainText, textLength, wrapped} from "../quick/plain-text.ts";
import type {TextStyle} from "../quick/text-table.ts";

/** More of one kind are counted: --json has all of them. */
const most = 20;
/** Letters of what stands in a cell. */
const longestValue = 40;
const narrowestLabel = 12;

const causeWords: Readonly<Record<Cause["kind"], string>> = {
  "new-answers": "new answers",
  "fewer-answers": "fewer answers",
  "corrected-answers": "corrected answers",
  "source-added": "a new source",
  "source-removed": "a source that is gone",
  "changed-definition": "a changed definition",
  "changed-method": "a changed method",
  "changed-printing": "only the printing",
  unknown: "an unknown cause",
};

const limitWords: Readonly<Record<Limit, string>> = {
  "other-evaluation": "These are editions of evaluations with different names.",
  "no-definitions":
    "One of the editions has no manifest.json: changed definitions and versions cannot be told from changed answers, and claims are not compared.",
  "no-text": "One of the editions has no text: sentences are not compared.",
};

/** What is new, for people at a terminal. */
export function printDiff(diff: EditionDiff, style: TextStyle): string {
  const {before, after, limits} = diff;
  const dates =
    before.dataDate === after.dataDate ? "" : `Data of ${before.dataDate ?? "?"} → ${after.dataDate ?? "?"}`;
  const head = [style.bold(plainText(after.title)), ...(dates === "" ? [] : [dates])];
  const told = limits.flatMap((limit) => wrapped(limitWords[limit], style.width)).map(style.faint);
  const sections = isSame(diff) ? [["Nothing has changed."]] : sectionsOf(diff, style);
  const parts = [head, ...sections, ...(told.length === 0 ? [] : [told])];
  return `${parts.map((lines) => lines.map((line) => line.trimEnd()).join("\n")).join("\n\n")}\n`;
}

function sectionsOf(diff: EditionDiff, style: TextStyle): string[][] {
  const visible = diff.numbers.filter(({isVisible}) => isVisible);
  const tests = diff.tests.filter(({turned}) => !turned);
  return [
    section("Conclusions that turned", diff.conclusions, (each) => conclusionLines(each, style), style),
    section("Sources", diff.sources, (each) => each.flatMap(sourceLine), style),
    section("Numbers", visible, (each) => numberLines(each, style), style),
    hiddenNumbers(diff.numbers.length - visible.length),
    section("Sentences", diff.sentences, (each) => each.flatMap((sentence) => sentenceLines(sentence, style)), style),
    section("Claims", diff.claims, (each) => each.flatMap((claim) => claimLines(claim, style)), style),
    section("Tests", tests, (each) => testLines(each, style), style),
    section("Tables", diff.tables, (each) => tableLines(each, style), style),
  ].filter((lines) => lines.length > 0);
}

function section<Item>(
  title: string,
  items: readonly Item[],
  linesOf: (items: readonly Item[]) => string[],
  style: TextStyle,
): string[] {
  if (items.length === 0) return [];
  const rest = items.length - most;
  return [
    `${style.bold(title)} ${style.faint(String(items.length))}`,
    ...linesOf(items.slice(0, most)),
    ...(rest > 0 ? [style.faint(`  and ${rest} more: --json has all`)] : []),
  ];
}

function hiddenNumbers(count: number): string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? "number" : "numbers"} changed too little to be seen, or only in what they are of.`];
}

function sourceLine({name, kind, before, after}: SourceChange): string[] {
  const rows = `${before?.kept ?? 0} → ${after?.kept ?? 0} rows`;
  const isSeen = before?.kept !== after?.kept || before?.read === after?.read;
  const read = isSeen ? "" : ` (read ${before?.read ?? 0} → ${after?.read ?? 0})`;
  return [`  ${plainText(name)}: ${causeWords[kind]}, ${rows}${read}`];
}

export function conclusionLines(conclusions: readonly Conclusion[], style: TextStyle): string[] {
  return conclusions.flatMap((conclusion) => {
    const {where, before, after, causes} = conclusion;
    return [
      ...wrappedIn(plainText(where.title), style),
      ...wrappedIn(`  ${placeOf(where)}: ${turnWords(conclusion)}, ${before.printed} → ${after.printed}`, style),
      ...causeLines(causes, style),
    ];
  });
}

function turnWords({kind, before, after}: Conclusion): string {
  if (kind === "significance") return after.state === "significant" ? "now significant" : "no longer significant";
  if (kind === "target") return after.state === "reached" ? "target now reached" : "target no longer reached";
  return `${plainText(before.state)} → ${plainText(after.state)}`;
}

/** Table by table: numbers in columns, and then the texts of cells. */
function numberLines(numbers: readonly NumberChange[], style: TextStyle): string[] {
  return groupBy(numbers, ({where}) => where.analysis).flatMap(([, changes]) => [
    ...wrappedIn(plainText(changes[0]?.where.title ?? ""), style),
    ...inColumns(
      changes.filter(({unit}) => unit !== "text"),
      style,
    ),
    ...changes
      .filter(({unit}) => unit === "text")
      .flatMap(({where, before, after}) =>
        wrappedIn(`  ${placeOf(where)}: ${cellText(before)} → ${cellText(after)}`, style),
      ),
    ...causeLines(
      changes.flatMap(({causes}) => causes),
      style,
    ),
  ]);
}

function inColumns(changes: readonly NumberChange[], style: TextStyle): string[] {
  const rows = changes.map((change) => ({
    label: placeOf(change.where),
    values: `${cellText(change.before)} → ${cellText(change.after)}`,
    size: sizeOf(change),
  }));
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(textLength));
  const values = widest(rows.map((row) => row.values));
  const sizes = widest(rows.map(({size}) => size));
  const room = Math.max(narrowestLabel, style.width - values - sizes - 10);
  const labels = Math.min(room, widest(rows.map(({label}) => label)));
  return rows.flatMap((row) => {
    const [first = "", ...rest] = wrapped(row.label, labels);
    return [
      `    ${padEnd(first, labels)}   ${padEnd(row.values, values)}   ${row.size}`,
      ...rest.map((line) => `    ${line}`),
    ];
  });
}

/** Texts in cells may be long; the report has them whole. */
function cellText({printed}: Figure): string {
  return shortened(plainText(printed), longestValue);
}

function sizeOf(change: NumberChange): string {
  const size = printedChange(change);
  const {n: before} = change.before;
  const {n: after} = change.after;
  const base = before === after || before === null || after === null ? "" : `n ${before} → ${after}`;
  const points = size === null ? "" : `${size}${change.unit === "percent" ? " points" : ""}`;
  return [points, base].filter((part) => part !== "").join(", ");
}

function testLines(tests: readonly TestChange[], style: TextStyle): string[] {
  return groupBy(tests, ({analysis}) => analysis).flatMap(([, changes]) => [
    ...wrappedIn(plainText(changes[0]?.title ?? ""), style),
    ...changes.flatMap(({label, before, after}) =>
      wrappedIn(`  ${plainText(label)}: ${testWords(before, after)}`, style),
    ),
    ...causeLines(
      changes.flatMap(({causes}) => causes),
      style,
    ),
  ]);
}

/** The test is named once where it is the same. */
function testWords(before: TestState | null, after: TestState | null): string {
  const alone = (test: TestState) => `${test.printed} (${plainText(test.name)}, n ${test.n})`;
  if (before === null) return after === null ? "" : `new, ${alone(after)}`;
  if (after === null) return `no longer made, was ${alone(before)}`;
  if (before.name !== after.name) return `${alone(before)} → ${alone(after)}`;
  const n = before.n === after.n ? `${after.n}` : `${before.n} → ${after.n}`;
  return `${before.printed} → ${after.printed} (${plainText(after.name)}, n ${n})`;
}

function tableLines(tables: readonly TableChange[], style: TextStyle): string[] {
  return groupBy(tables, ({analysis}) => analysis).flatMap(([, changes]) => [
    ...wrappedIn(plainText(changes[0]?.title ?? ""), style),
    ...changes.flatMap((change) => wrappedIn(`  ${tableWords(change)}`, style)),
  ]);
}

function tableWords({part, change, block, before, after}: TableChange): string {
  const inside = block === null ? "" : ` of ${plainText(block)}`;
  const name = (text: string | null) => `«${plainText(text ?? "")}»`;
  if (change === "renamed") return `${part} ${name(before)}${inside} is now called ${name(after)}`;
  return `${part} ${name(after ?? before)}${inside} ${change}`;
}

function claimLines({name, chapter, change, before, after}: ClaimChange, style: TextStyle): string[] {
  const tests = [before, after].filter((test) => test !== null).map(plainText);
  return [
    ...wrappedIn(`«${plainText(name)}» ${change} (${plainText(chapter)})`, style),
    ...wrappedIn(`  ${tests.join(" → ")}`, style),
  ];
}

function sentenceLines({chapter, before, after}: SentenceChange, style: TextStyle): string[] {
  const line = after?.line ?? before?.line;
  const place = `${chapter === null ? "footnote" : plainText(chapter)}${line === null || line === undefined ? "" : `:${line}`}`;
  const marked = (mark: string, text: string | undefined) =>
    text === undefined
      ? []
      : wrapped(plainText(text), style.width - 6).map((each, index) => `    ${index === 0 ? mark : " "} ${each}`);
  return [`  ${style.faint(place)}`, ...marked("−", before?.text), ...marked("+", after?.text)];
}

function placeOf({block, row, column}: Where): string {
  return [block ?? "", row, column]
    .map(plainText)
    .filter((part) => part !== "")
    .join(" · ");
}

function causeLines(causes: readonly Cause[], style: TextStyle): string[] {
  const words = causes.map(({kind, source}) =>
    source === null ? causeWords[kind] : `${causeWords[kind]} (${plainText(source)})`,
  );
  const line = `because of ${[...new Set(words)].join("; ")}`;
  return wrappedIn(`  ${line}`, style).map(style.faint);
}

function wrappedIn(text: string, style: TextStyle): string[] {
  const indent = /^ */.exec(text)?.[0] ?? "";
  return wrapped(text.trimStart(), style.width - indent.length - 4).map((line, index) =>
    index === 0 ? `  ${indent}${line}` : `    ${indent}${line}`,
  );
}
