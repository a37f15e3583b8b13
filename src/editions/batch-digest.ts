import {type BatchDiff, isBatchSame, type ReportDiff, turnedInUnits} from "./batch-diff.ts";
import {changesIn, conclusionPart, datesOf, sectionOf, sectionsOf} from "./digest.ts";
import {counted, element, escaped, page, printCount, rowOf, tableOf} from "./digest-parts.ts";

/** Of each kind of change in the report for all; each report has a line of its own, and programs for e-mail cut long ones. */
const mostOfAll = 8;
/** Of conclusions that turned in units. */
const mostTurned = 20;
/** Of lines with a report each. */
const mostReports = 120;

/** What is new in the reports of all units, in Danish, as a page for an e-mail: a line a report, and what is new in the one for all. */
export function batchDigest(diff: BatchDiff): string {
  return page(batchSubjectOf(diff), batchDigestContent(diff));
}

/** The page's content, to be put into another. */
export function batchDigestContent(diff: BatchDiff): string {
  const {before, after} = diff;
  const parts = isBatchSame(diff) ? [element("p", "paragraph", "Der er ingen ændringer.")] : partsOf(diff);
  return [
    element("h1", "h1", escaped(`Nyt i ${after.title}`)),
    element("p", "lead", escaped(datesOf(before.dataDate, after.dataDate))),
    ...parts.filter((part) => part !== ""),
  ].join("\n");
}

/** What the digest is about, for the line that is read before it is opened. */
export function batchSubjectOf(diff: BatchDiff): string {
  const title = diff.after.title.replace(/\s+/gu, " ").trim();
  if (isBatchSame(diff)) return `Intet nyt i ${title}`;
  const count = (change: ReportDiff["change"]) => diff.reports.filter((report) => report.change === change).length;
  const conclusions = diff.reports.reduce((sum, report) => sum + (report.diff?.conclusions.length ?? 0), 0);
  const counts = [
    [count("changed"), "rapport ændret", "rapporter ændret"],
    [count("added"), "ny rapport", "nye rapporter"],
    [count("gone"), "rapport udgået", "rapporter udgået"],
    [conclusions, "konklusion vendt", "konklusioner vendt"],
  ] as const;
  const parts = counts.flatMap(([n, one, many]) => (n === 0 ? [] : [counted(n, one, many)]));
  return `Nyt i ${title}: ${parts.join(", ")}`;
}

function partsOf(diff: BatchDiff): string[] {
  const changed = diff.reports.filter(({change}) => change !== "same");
  const same = diff.reports.length - changed.length;
  const forAll = diff.reports.find(({isForAll}) => isForAll);
  return [
    sectionOf("Rapporter", changed, (reports) => reportTable(diff.unit, reports), mostReports),
    same === 0 ? "" : element("p", "small", counted(same, "rapport er uændret.", "rapporter er uændrede.")),
    sectionOf(
      "Vendte konklusioner i de enkelte rapporter",
      turnedInUnits(diff),
      (turned) => turned.map(({name, conclusion}) => conclusionPart(conclusion, name)).join("\n"),
      mostTurned,
    ),
    forAll?.diff ? `${element("h1", "h1", escaped(forAll.name))}\n${sectionsOf(forAll.diff, mostOfAll)}` : "",
  ];
}

function reportTable(unit: string, reports: readonly ReportDiff[]): string {
  const rows = reports.map((report) =>
    rowOf(`${escaped(report.name)}${element("p", "small", escaped(changeWords(report)))}`, [
      printed(report.before),
      printed(report.after),
    ]),
  );
  return tableOf([escaped(unit), "Personer før", "Nu"], rows);
}

function changeWords({change, diff}: ReportDiff): string {
  if (change === "added") return "Ny rapport";
  if (change === "gone") return "Rapporten er udgået";
  const parts = diff === null ? [] : changesIn(diff);
  return parts.length === 0 ? "Kun ændringer bag tallene" : parts.join(", ");
}

function printed(count: number | null): string {
  return count === null ? "–" : printCount(count);
}
