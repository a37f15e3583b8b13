// @ts-check
import {make} from "./dom.js";

/**
 * Hands the reader a file.
 * @param {Blob} content
 * @param {string} name
 */
export function saveFile(content, name) {
  const address = URL.createObjectURL(content);
  const link = /** @type {HTMLAnchorElement} */ (make("a", {href: address, download: name}));
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * A file's name from a label: "Tabel 4.1" is "tabel-4-1".
 * @param {string} label
 * @returns {string}
 */
export function fileName(label) {
  const letters = {æ: "ae", ø: "oe", å: "aa"};
  return (
    label
      .toLocaleLowerCase("da")
      .replace(/[æøå]/g, (letter) => letters[/** @type {keyof typeof letters} */ (letter)])
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "maalepunkt"
  );
}
