import type {AddressedCell} from "../../results/find-by-address.ts";
import {headingOf} from "../../results/heading.ts";
import type {AnalysisResult, TestRecord} from "../../results/model.ts";
import {noteLines, populationLines, sourceLines, waveLines} from "./analysis-lines.ts";
import {baseText} from "./base-text.ts";
import {countLines, printedWithUnit} from "./counts.ts";
import {type Answer, type AnswerSources, type Line, lines} from "./model.ts";
import {questionLines} from "./question-text.ts";
import {testLine, testsOf} from "./test-text.ts";

/** Writes the answers to cells. What the cells of an analysis share is written once. */
export function cellAnswerer({results, tables}: AnswerSources): (found: AddressedCell) => Answer {
  const {style, evaluation} = results;
  const population = once((analysis: AnalysisResult) => populationLines(analysis));
  const closing = once((analysis: AnalysisResult) => [...noteLines(analysis), ...sourceLines(analysis, evaluation)]);
  const test = once((record: TestRecord) => testLine(record, style));

  const sharedLines = (found: AddressedCell): Line[] => [
    ...questionLines(found),
    ...lines(["Grundlag", baseText(found)]),
    ...waveLines(found, evaluation),
    ...(isFromElsewhere(found) ? [] : population(found.analysis)),
    ...testsOf(found).map(test),
    ...closing(found.analysis),
  ];

  return (found) => ({
    address: found.cell.address,
    names: namesOf(found),
    printed: printedWithUnit(found.cell, found.column, style),
    own: countLines(found.cell, style),
    shared: sharedLines(found),
    parts: found.cell.of ?? [],
    table: tables.get(found.analysis.key) ?? null,
  });
}

/** A number of a reference, such as the whole country's, that stands beside those of the analysis. */
function isFromElsewhere({cell}: AddressedCell): boolean {
  return cell.kind === "number" && cell.base === 0;
}

/** From the narrowest: its row, its block, its column. Where there is one column, its heading says nothing. */
function namesOf({analysis, block, row, column}: AddressedCell): string[] {
  const heading = headingOf(column).replaceAll("\u00ad", "");
  const columnName = column.group === null ? heading : `${column.group}: ${heading}`;
  return [row.label, block.label ?? "", analysis.table.columns.length === 1 ? "" : columnName].filter(Boolean);
}

/** A function that works once for each thing it is given. */
function once<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}
