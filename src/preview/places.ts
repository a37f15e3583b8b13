import {resolve} from "node:path";
import type {EvaluationSpec} from "../config/evaluation.ts";
import type {Place} from "../errors/cli-error.ts";
import type {Mark} from "../narrative/model.ts";
import type {ReportDocument} from "../report/model.ts";
import {entryAt} from "./entry-at.ts";

/** A piece of the page: the how-manyth of its group, where a chapter's heading is the first of the chapter's. */
export interface Spot {
  readonly group: string;
  readonly index: number;
}

export interface PlacesInPage {
  /** Where in the page something belongs that is written at a place; null when it is nowhere in particular. */
  readonly spotOf: (place: Place | undefined) => Spot | null;
}

/** What is known of a page and of the files that it is made of. */
export interface Written {
  readonly report: ReportDocument;
  /** Of all chapters. */
  readonly marks: readonly Mark[];
  readonly figures: EvaluationSpec["figures"];
  readonly evaluation: {readonly file: string; readonly text: string};
}

/**
 * What is written in a chapter belongs to the last block that begins at or before its line; what is written of an analysis or
 * figure in evaluation.yaml belongs where that is printed, or else first mentioned.
 */
export function placesInPage({report, marks, figures, evaluation}: Written): PlacesInPage {
  const chapters = new Map(report.chapters.map((chapter, index) => [resolve(chapter.file), {chapter, index}]));
  const inChapter = ({file, line = 1}: Place): Spot | null => {
    const found = chapters.get(resolve(file));
    if (found === undefined) return null;
    const before = found.chapter.blocks.findLastIndex((block) => block.line !== undefined && block.line <= line);
    return {group: `chapter-${found.index}`, index: before + 1};
  };
  const atMark = (wanted: (mark: Mark) => boolean): Spot | null => {
    const mark = marks.find(wanted);
    return mark === undefined ? null : inChapter(mark.place);
  };
  const ofFigure = (key: string) => atMark((mark) => mark.kind === "figure" && mark.key === key);
  const ofNumbers = (head: string) =>
    atMark((mark) => mark.kind === "number" && mark.addresses.some((address) => `${address}/`.startsWith(head)));
  const ofAnalysis = (key: string): Spot | null => {
    const drawn = Object.keys(figures).filter((figure) => figures[figure]?.analysis === key);
    return (
      atMark((mark) => mark.kind === "table" && mark.key === key) ??
      drawn.map(ofFigure).find((spot) => spot !== null) ??
      ofNumbers(`${key}/`)
    );
  };
  const inEvaluation = (line: number): Spot | null => {
    const entry = entryAt(evaluation.text, line);
    if (entry?.section === "analyses") return ofAnalysis(entry.key);
    if (entry?.section === "figures") return ofFigure(entry.key);
    return entry?.section === "facts" ? ofNumbers(`fact:${entry.key}/`) : null;
  };
  return {
    spotOf: (place) => {
      if (place === undefined) return null;
      if (resolve(place.file) !== resolve(evaluation.file)) return inChapter(place);
      return place.line === undefined ? null : inEvaluation(place.line);
    },
  };
}
