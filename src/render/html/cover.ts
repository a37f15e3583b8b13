import type {EvaluationInfo} from "../../results/model.ts";
import {danishDate} from "./danish-date.ts";
import {element, escapeHtml} from "./markup.ts";

/** The title page: on paper a page of its own, on screen the head of the page. */
export function renderCover(info: EvaluationInfo): string {
  const line = (className: string, text: string | null) =>
    text === null || text === "" ? "" : element("p", {class: className}, escapeHtml(text));
  const date = info.dataDate === null ? null : `Data pr. ${danishDate(info.dataDate)}`;
  return element(
    "header",
    {class: "cover"},
    line("organisation", info.organisation),
    element("div", {class: "title"}, element("h1", {}, escapeHtml(info.title)), line("subtitle", info.subtitle)),
    element(
      "div",
      {class: "colophon"},
      line("authors", joinNames(info.authors)),
      line("data-date", date),
      line("data-notice", info.dataNotice),
    ),
  );
}

const list = new Intl.ListFormat("da", {type: "conjunction"});

/** `Anna Holm, Bo Lund og Cilla Bech` */
function joinNames(names: readonly string[]): string {
  return list.format(names);
}
