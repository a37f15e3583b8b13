/** Notices as e-mail, in Danish. */
import {element, escaped, page, paragraph, printCount, rowOf, tableOf} from "../../editions/digest-parts.ts";
import {withoutPersonalData} from "../../errors/masked.ts";
import type {Finding} from "../stops/model.ts";
import type {Notice} from "./model.ts";

/** Findings beyond these are counted. */
const mostFindings = 30;

export interface MailText {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

const actionWords: Readonly<Record<Finding["action"], string>> = {
  hold: "Holder udgaven tilbage",
  banner: "Forbehold på forsiden",
  warn: "Til orientering",
};

/** The same in two forms: a page, and plain text for programs that show no page. */
export function mailTextOf(notice: Notice): MailText {
  const subject = subjectOf(notice);
  const content = [headOf(notice), notice.news?.content ?? ""].filter((part) => part !== "").join("\n");
  return {subject, html: page(subject, content), text: plainTextOf(content)};
}

function subjectOf({event, recovered, title, news}: Notice): string {
  const plain = title.replace(/\s+/gu, " ").trim();
  if (event === "failure") return `Kørslen fejlede: ${plain}`;
  if (event === "held") return `Ny udgave holdt tilbage: ${plain}`;
  if (event === "banner") return `Udgivet med forbehold: ${plain}`;
  if (recovered) return `Opdateres igen: ${plain}`;
  if (event === "unchanged") return `Intet nyt: ${plain}`;
  return news?.subject ?? `Ny udgave: ${plain}`;
}

function headOf(notice: Notice): string {
  const {title, failure, findings} = notice;
  const rest = findings.length - mostFindings;
  return [
    element("h1", "h1", escaped(title)),
    element("p", "lead", escaped(leadOf(notice))),
    factsOf(notice),
    ...(failure === null
      ? []
      : [element("h2", "h2", "Fejlen"), paragraph(`${failure.kind}: ${withoutPersonalData(failure.message)}`)]),
    ...(findings.length === 0 ? [] : [element("h2", "h2", "Det skal du se på")]),
    ...findings.slice(0, mostFindings).map(findingPart),
    ...(rest > 0 ? [element("p", "small", `Og ${printCount(rest)} mere.`)] : []),
  ].join("\n");
}

function leadOf({event, recovered, edition}: Notice): string {
  const stays = edition === null ? "Der er endnu ingen udgave." : "Den seneste gode udgave står uændret.";
  if (event === "failure") return `Der blev ingen ny udgave. ${stays}`;
  if (event === "held") return `En ny udgave er lavet, men holdt tilbage. ${stays}`;
  if (event === "unchanged") {
    const still = "Der er intet nyt, og den seneste udgave gælder stadig.";
    return recovered ? `${still} Den forrige kørsel lykkedes ikke.` : still;
  }
  const published =
    event === "banner" ? "En ny udgave er udgivet med et forbehold på forsiden." : "En ny udgave er udgivet.";
  return recovered ? `${published} Den forrige kørsel førte ikke til nogen.` : published;
}

function factsOf({job, run, edition, started, ended, reports}: Notice): string {
  const facts = [
    ["Job", job],
    ["Kørsel", run],
    ["Udgave, som læserne ser", edition ?? "ingen"],
    ["Begyndt", momentOf(started)],
    ["Slut", momentOf(ended)],
    ...(reports === null
      ? []
      : [
          [
            "Rapporter",
            `${printCount(reports.built)} lavet, ${printCount(reports.unchanged)} uændret, ${printCount(reports.failed)} fejlet`,
          ],
        ]),
  ];
  return tableOf(
    [],
    facts.map(([name = "", value = ""]) => rowOf(escaped(name), [escaped(value)])),
  );
}

function findingPart({action, report, message, danish}: Finding): string {
  const where = report === null || report.name === "" ? "" : `: ${report.name}`;
  return [
    element("h3", "h3", escaped(`${actionWords[action]}${where}`)),
    ...(danish === "" ? [] : [paragraph(danish)]),
    element("p", "small", escaped(message)),
  ].join("\n");
}

/** `2026-03-29T02:30:00+02:00` is `29.03.2026 kl. 02.30`, by the clock that wrote it; other texts are given back. */
function momentOf(iso: string): string {
  const [, year, month, day, hour, minute] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(iso) ?? [];
  const zone = iso.endsWith("Z") ? " UTC" : "";
  return year === undefined ? iso : `${day}.${month}.${year} kl. ${hour}.${minute}${zone}`;
}

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** Our own markup as text: a line an element, the cells of a row beside one another. */
export function plainTextOf(html: string): string {
  return html
    .replace(/[ \t\r\n]+/g, " ")
    .replace(/<\/t[hd]> ?(?=<t[hd])/g, " | ")
    .replace(/<\/(?:h\d|p|tr|thead)>/g, "\n")
    .replace(/<(?:p|table) [^>]*>/g, "\n")
    .replace(/<h\d [^>]*>/g, "\n\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .split("\n")
    .map((line) => line.replace(/^(?:[ |]*\| )+|[ |]+$/g, "").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
