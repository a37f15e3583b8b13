// @ts-check

/**
 * An element with attributes and children; text stays text.
 * @param {string} name
 * @param {Readonly<Record<string, string>>} [attributes]
 * @param {readonly (Node | string)[]} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/**
 * An element of the page's own templates, which is always there.
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export function find(selector, within = document) {
  const element = within.querySelector(selector);
  if (!(element instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return element;
}

/**
 * @param {string} label
 * @param {() => void} act
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function makeButton(label, act, className = "") {
  const button = make("button", {type: "button", class: className}, label);
  button.addEventListener("click", act);
  return button;
}
