import type {Page} from "../browser/page.ts";

/** What a page knows and its print does not tell. */
export interface PageInfo {
  /** The ids that the list of contents has places for, in order. */
  readonly entries: readonly string[];
  /** The ids of the headings that chapters begin with. */
  readonly chapters: readonly string[];
  /** What stands at the places that are linked to, by their ids: a heading or caption. */
  readonly titles: Readonly<Record<string, string>>;
  /** Words with a hyphen, dash or stroke inside, at which a line may end. */
  readonly joined: readonly string[];
}

export async function readPageInfo(page: Page): Promise<PageInfo> {
  return (await page.evaluate(`(${collect})()`)) as PageInfo;
}

/** Runs in the page, which shares no variables with this program. */
function collect(): PageInfo {
  const plain = (text: string | null | undefined) =>
    (text ?? "")
      .replace(/\u00ad/g, "")
      .replace(/\s+/g, " ")
      .trim();
  const titleOf = (target: Element): string => {
    if (target.closest(".notes") !== null && target instanceof HTMLLIElement) return `Note ${target.value}`;
    const caption = target.matches("h1, h2, h3, h4, h5, h6") ? target : target.querySelector(".caption, .box-title");
    return plain((caption ?? target).textContent).slice(0, 300);
  };
  const titles: Record<string, string> = {};
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const id = decodeURIComponent(link.hash.slice(1));
    const target = document.getElementById(id);
    if (target !== null && !(id in titles)) titles[id] = titleOf(target);
  }
  const words = plain(document.body.textContent).match(/[^\s]*[-\u2010\u2013/][^\s]+/g) ?? [];
  return {
    entries: Array.from(
      document.querySelectorAll<HTMLElement>("[data-page-of]"),
      (place) => place.dataset.pageOf ?? "",
    ),
    chapters: Array.from(document.querySelectorAll(".chapter > h2[id]"), ({id}) => id),
    titles,
    joined: [...new Set(words)],
  };
}
