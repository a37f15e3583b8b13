// @ts-check
import {readAddresses} from "./answers.js";
import {make, makeButton} from "./dom.js";
import {standaloneSvg, toPng} from "./figure-file.js";
import {fileName, saveFile} from "./save.js";
import {say} from "./toast.js";

/**
 * Buttons under each figure that has none yet: save the drawing, and ask its numbers.
 * @param {import("./answer-panel.js").Show | undefined} show undefined in a page without answers
 */
export function prepareFigureTools(show) {
  for (const figure of document.querySelectorAll("main .figure:not(:has(> .own-tools))")) {
    const svg = figure.querySelector(".drawing svg");
    if (!(svg instanceof SVGSVGElement)) continue;
    const label = figure.querySelector(".caption .label")?.textContent?.trim() ?? "Figur";
    const alt = svg.closest(".drawing")?.getAttribute("aria-label") ?? "";
    const asSvg = makeButton(
      "Hent SVG",
      () => {
        saveFile(new Blob([standaloneSvg(svg, label, alt)], {type: "image/svg+xml"}), `${fileName(label)}.svg`);
        say(`${label} er hentet som SVG-fil.`);
      },
      "text-button",
    );
    const asPng = makeButton(
      "Hent PNG",
      async () => {
        const png = await toPng(standaloneSvg(svg, label, alt), svg);
        if (png !== null) saveFile(png, `${fileName(label)}.png`);
        say(png === null ? "Browseren kunne ikke tegne figuren som billede." : `${label} er hentet som PNG-fil.`);
      },
      "text-button",
    );
    asSvg.setAttribute("aria-label", `Hent SVG af ${label}`);
    asPng.setAttribute("aria-label", `Hent PNG af ${label}`);
    const buttons = [asSvg, asPng];
    const addresses = [...new Set(Array.from(svg.querySelectorAll("[data-address]")).flatMap(addressesOf))];
    if (show !== undefined && addresses.length > 0) {
      const ask = makeButton("Spørg om tallene", () => show(label, addresses, ask, "Tallene i figuren"), "text-button");
      ask.setAttribute("aria-label", `Spørg om tallene i ${label}`);
      ask.setAttribute("aria-haspopup", "dialog");
      buttons.unshift(ask);
    }
    figure.append(make("div", {class: "own-tools"}, ...buttons));
  }
}

/** @param {Element} element */
function addressesOf(element) {
  return readAddresses(element.getAttribute("data-address") ?? "");
}
