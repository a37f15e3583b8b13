import type {EvaluationInfo} from "../../results/model.ts";
import {editionNotice} from "../edition-notice.ts";
import {danishDate} from "../html/danish-date.ts";
import type {DocxContext} from "./context.ts";
import type {Paragraph} from "./model.ts";
import {paragraph} from "./paragraph.ts";
import {text} from "./pieces.ts";
import type {Measure} from "./text-width.ts";
import {textRoom, twips} from "./units.ts";
import {plainText} from "./xml.ts";

/** Where on its page the title stands, in points from the top of the text. */
const titleAt = 270;
/** Room that is left at the foot, so that a line more in the reader's fonts does not begin a second page. */
const reserve = 46;
const logoHeight = twips.ofMillimetres(14);
const logoWidth = twips.ofMillimetres(60);
const list = new Intl.ListFormat("da", {type: "conjunction"});

/** The title page: who the report is from, its title in the middle, and at the foot its authors and what the data are. */
export function renderCover(info: EvaluationInfo, {look, pictures}: DocxContext): Paragraph[] {
  const logo = pictures.logo({height: logoHeight, width: logoWidth});
  const organisation = info.organisation ?? "";
  const notice = editionNotice(info);
  const said = notice === null ? "" : `${notice.lead} ${notice.text}`;
  const saidHeight = said === "" ? 0 : linesOf(said, 9.5, look.label.bold) * 14 + 15;
  const head = [
    ...(said === "" ? [] : [paragraph("CoverNotice", [text(said)], {after: twips.ofPoints(12)})]),
    ...(logo === undefined ? [] : [paragraph("CoverText", [logo], {after: twips.ofPoints(12)})]),
    ...(organisation === "" ? [] : [paragraph("CoverOrganisation", [text(organisation)])]),
  ];
  const headHeight = saidHeight + (logo === undefined ? 0 : logoHeight / 20 + 14) + (organisation === "" ? 0 : 15);
  const subtitle = info.subtitle ?? "";
  const titleHeight = linesOf(info.title, 34, look.label.bold) * 44 + 22;
  const subtitleHeight = subtitle === "" ? 0 : linesOf(subtitle, 16, look.label.bold) * 22 + 9;
  const foot = footLines(info);
  const footHeight = foot.reduce((sum, each) => sum + linesOf(each.words, 9.5, look.label.bold) * 14 + 3, 0);
  const room = textRoom.portrait.height / 20;
  const before = Math.max(30, room - titleAt - titleHeight - subtitleHeight - footHeight - reserve);
  return [
    ...head,
    paragraph("CoverRule", [], {before: twips.ofPoints(Math.max(30, titleAt - headHeight))}),
    paragraph("Title", [text(info.title)]),
    ...(subtitle === "" ? [] : [paragraph("Subtitle", [text(subtitle)])]),
    ...foot.map(({style, words}, index) =>
      paragraph(style, [text(words)], index === 0 ? {before: twips.ofPoints(before)} : {}),
    ),
  ];
}

function footLines(info: EvaluationInfo): {style: "CoverText" | "CoverNotice"; words: string}[] {
  const texts = [list.format(info.authors), info.dataDate === null ? "" : `Data pr. ${danishDate(info.dataDate)}`];
  const lines = texts.map((words) => ({style: "CoverText" as const, words}));
  return [...lines, {style: "CoverNotice" as const, words: info.dataNotice ?? ""}].filter(({words}) => words !== "");
}

/** About how many lines a text takes on the cover. */
function linesOf(words: string, points: number, measure: Measure): number {
  return Math.max(1, Math.ceil((measure(plainText(words)) * points * 20 * 1.05) / textRoom.portrait.width));
}
