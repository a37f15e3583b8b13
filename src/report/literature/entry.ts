import type {Inline} from "../model.ts";
import {allAuthors} from "./authors.ts";
import type {CitedWork} from "./cited.ts";
import type {Work} from "./works.ts";

/** The entry of a work in the list: authors (year), title, where it was published, and the way to it. */
export function literatureEntry({work, year}: CitedWork): Inline[] {
  return [text(`${allAuthors(work.authors)} (${year}). `), ...published(work), ...address(work)];
}

function published(work: Work): Inline[] {
  const {title} = work;
  switch (work.type) {
    case "article": {
      const volume = work.volume === undefined ? "" : `, ${work.volume}`;
      const issue =
        work.issue === undefined ? "" : work.volume === undefined ? `, nr. ${work.issue}` : `(${work.issue})`;
      const pages = work.pages === undefined ? "" : `, ${work.pages}`;
      return [text(`${ended(title)} `), italic(work.journal), text(`${volume}${issue}${pages}.`)];
    }
    case "book": {
      const edition = work.edition === undefined ? "" : ` (${work.edition}.\u00a0udg.)`;
      return [italic(title), text(`${endOf(title, edition)} ${publisherOf(work)}`)];
    }
    case "chapter": {
      const editors = work.editors === undefined ? "" : `${allAuthors(work.editors)} (red.), `;
      const pages = work.pages === undefined ? "" : ` (s. ${work.pages})`;
      return [text(`${ended(title)} I ${editors}`), italic(work.book), text(`${pages}. ${publisherOf(work)}`)];
    }
    case "report": {
      const series = work.series === undefined ? "" : ` (${work.series})`;
      const isOwn = work.authors.length === 1 && work.authors[0] === work.publisher;
      return [italic(title), text(`${endOf(title, series)}${isOwn ? "" : ` ${publisherOf(work)}`}`)];
    }
    case "web":
      return [italic(title), text(`${endOf(title)}${work.site === undefined ? "" : ` ${ended(work.site)}`}`)];
  }
}

function address(work: Work): Inline[] {
  const href = work.doi === undefined ? work.url : `https://doi.org/${work.doi}`;
  if (href === undefined) return [];
  const seen =
    work.type === "web" && work.accessed !== undefined ? [text(` (besøgt ${danishDate(work.accessed)})`)] : [];
  return [text(" "), {kind: "link", href, children: [text(href)]}, ...seen];
}

function publisherOf({place, publisher}: {readonly place?: string | undefined; readonly publisher: string}): string {
  return ended(place === undefined ? publisher : `${place}: ${publisher}`);
}

/** With a full stop, unless it ends with a sign of its own. */
function ended(sentence: string): string {
  return `${sentence}${endOf(sentence)}`;
}

/** What ends a sentence: brackets, if any, and a full stop if it has no sign of its own. */
function endOf(sentence: string, brackets = ""): string {
  return brackets === "" && /[.?!]$/u.test(sentence) ? "" : `${brackets}.`;
}

function danishDate(iso: string): string {
  return new Intl.DateTimeFormat("da-DK", {dateStyle: "long", timeZone: "UTC"}).format(new Date(`${iso}T00:00:00Z`));
}

function text(written: string): Inline {
  return {kind: "text", text: written};
}

function italic(written: string): Inline {
  return {kind: "emphasis", children: [text(written)]};
}
