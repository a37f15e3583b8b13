import type {ReportDocument} from "../../src/report/model.ts";
import {sampleDocument} from "./sample-document.ts";

/** Breaks out of text, of attributes in either quote, of comments, styles and CSS strings, wherever it is not escaped. */
export const hostile = `</style></script>--><script>alert(1)</script><img src=x onerror="alert(2)">"'\`{{x}}\\";}</title>&lt;\u202e\u0000`;

/** What the program chooses between, and the figures' own markup: not text from data or authors. */
const notText = new Set(["kind", "role", "unit", "arrangement", "svg", "language", "method"]);

/** The sample report with the hostile text after every text in it: titles, labels, cells, addresses, ids, links. */
export function hostileDocument(): ReportDocument {
  return poison(sampleDocument()) as ReportDocument;
}

function poison(value: unknown, key = ""): unknown {
  if (typeof value === "string") return notText.has(key) ? value : value + hostile;
  if (Array.isArray(value)) return value.map((child) => poison(child, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, poison(child, name)]));
}
