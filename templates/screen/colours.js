// @ts-check
import {find} from "./dom.js";
import {remember, remembered} from "./storage.js";

/** Light or dark: as the reader's system has it, until the reader chooses otherwise; choosing as the system has it forgets the choice. */
export function startColours() {
  const button = find(".colours-tool");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.colours ?? (system.matches ? "dark" : "light")) === "dark";
  const update = () => button.setAttribute("aria-pressed", String(isDark()));

  const chosen = remembered("colours");
  if (chosen === "dark" || chosen === "light") root.dataset.colours = chosen;
  button.addEventListener("click", () => {
    const dark = !isDark();
    if (dark === system.matches) delete root.dataset.colours;
    else root.dataset.colours = dark ? "dark" : "light";
    remember("colours", root.dataset.colours ?? null);
    update();
  });
  system.addEventListener("change", update);
  update();
}
