import {type BatchDiff, isBatchSame, type ReportDiff, turnedInUnits} from "../editions/batch-diff.ts";
import {plainText, wrapped} from "../quick/plain-text.ts";
import type {TextStyle} from "../quick/text-table.ts";
import {conclusionLines, printDiff} from "./print-diff.ts";

/** More of one kind are counted: --json has all of them. */
const mostReports = 120;
const mostTurned = 20;

/** What is new in the reports of all units, for people at a terminal: a line a report, and what is new in the one for all. */
export function printBatchDiff(diff: BatchDiff, style: TextStyle): string {
  const {before, after, reports} = diff;
  const dates =
    before.dataDate === after.dataDate ? [] : [`Data of ${before.dataDate ?? "?"} → ${after.dataDate ?? "?"}`];
  const head = [style.bold(plainText(after.title)), ...dates];
  if (isBatchSame(diff)) return `${[...head, "", "Nothing has changed."].join("\n")}\n`;
  const changed = reports.filter(({change}) => change !== "same");
  const same = reports.length - changed.length;
  const turned = turnedInUnits(diff);
  const forAll = reports.find(({isForAll}) => isForAll);
  const parts = [
    head,
    [
      `${style.bold("Reports")} ${style.faint(String(changed.length))}`,
      ...changed.slice(0, mostReports).flatMap((report) => wrapped(reportLine(report), style.width - 2).map(indented)),
      ...more(changed.length - mostReports, style),
      ...(same === 0 ? [] : [style.faint(`  ${same} ${same === 1 ? "is" : "are"} unchanged`)]),
    ],
    turned.length === 0
      ? []
      : [
          `${style.bold("Conclusions that turned in units")} ${style.faint(String(turned.length))}`,
          ...turned
            .slice(0, mostTurned)
            .flatMap(({name, conclusion}) => [`  ${plainText(name)}`, ...conclusionLines([conclusion], style)]),
          ...more(turned.length - mostTurned, style),
        ],
    forAll?.diff
      ? [style.bold(`The report for all: ${plainText(forAll.name)}`), "", ...allLines(forAll.diff, style)]
      : [],
  ];
  const shown = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.trimEnd()).join("\n"));
  return `${shown.join("\n\n")}\n`;
}

/** Without its title, which stands above already. */
function allLines(diff: NonNullable<ReportDiff["diff"]>, style: TextStyle): string[] {
  const lines = printDiff(diff, style).trimEnd().split("\n");
  return lines.slice(lines.indexOf("") + 1);
}

function reportLine({name, change, before, after, diff}: ReportDiff): string {
  if (change === "added") return `${plainText(name)}: new, n ${after ?? 0}`;
  if (change === "gone") return `${plainText(name)}: gone, n was ${before ?? 0}`;
  const visible = diff?.numbers.filter(({isVisible}) => isVisible).length ?? 0;
  const counts = [
    [diff?.conclusions.length ?? 0, "conclusion", "conclusions"],
    [visible, "number", "numbers"],
    [diff?.sentences.length ?? 0, "sentence", "sentences"],
  ] as const;
  const parts = counts.flatMap(([n, one, many]) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]));
  const size = before === after ? `n ${after}` : `n ${before} → ${after}`;
  return `${plainText(name)}: ${[size, ...parts].join(", ")}`;
}

function more(count: number, style: TextStyle): string[] {
  return count > 0 ? [style.faint(`  and ${count} more: --json has all`)] : [];
}

function indented(line: string): string {
  return `  ${line}`;
}
