// @ts-check
import {make} from "../screen/dom.js";

/**
 * Lets the author ask where something is written: with Alt and a click.
 * @param {(group: string) => string | undefined} fileOf the file that a group of pieces is written in
 * @param {(element: Element) => string | undefined} groupOf
 */
export function startWrittenAt(fileOf, groupOf) {
  const label = make("span", {});
  const copied = make("span", {class: "preview-quiet"});
  const note = make("div", {class: "preview-written", lang: "en", role: "status"}, label, " ", copied);
  note.hidden = true;
  document.body.append(note);
  /** @type {Element | null} */
  let marked = null;
  const close = () => {
    note.hidden = true;
    marked?.removeAttribute("data-preview-written");
    marked = null;
  };
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  // Before the report's own script, which would answer a click on a number.
  addEventListener(
    "click",
    (event) => {
      const element = event.target instanceof Element ? event.target.closest("main [data-line]") : null;
      if (!event.altKey || element === null) return close();
      const group = groupOf(element);
      const file = group === undefined ? undefined : fileOf(group);
      if (file === undefined) return close();
      event.preventDefault();
      event.stopPropagation();
      close();
      marked = element;
      element.setAttribute("data-preview-written", "");
      const place = `${file}:${element.getAttribute("data-line")}`;
      label.textContent = place;
      copied.textContent = "";
      navigator.clipboard?.writeText(place).then(
        () => {
          copied.textContent = "copied";
        },
        () => {},
      );
      note.hidden = false;
      const {width, height} = note.getBoundingClientRect();
      // Room is kept for the word that follows.
      note.style.left = `${Math.max(8, Math.min(event.clientX, innerWidth - width - 70))}px`;
      note.style.top = `${Math.min(event.clientY + 14, innerHeight - height - 8)}px`;
    },
    {capture: true},
  );
}
