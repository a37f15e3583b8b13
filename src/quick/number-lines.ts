import type {ListedNumber, NumberGroup, NumberList} from "./model.ts";
import {padEnd, plainText, textLength, wrapped} from "./plain-text.ts";
import type {TextStyle} from "./text-table.ts";

const indent = "  ";
/** What a number says is cut off the column when it is longer: a text of a table, say. */
const widestSaying = 34;

/**
 * The live numbers for a terminal: what each says now and of what, and under it what to paste.
 * @param paste the helpers of chapters, or the tests of claims
 */
export function numberLines(list: NumberList, paste: "helpers" | "claims", style: TextStyle): string {
  return `${list.groups.map((group) => groupLines(group, paste, style).join("\n")).join("\n\n")}\n`;
}

function groupLines({key, title, numbers}: NumberGroup, paste: "helpers" | "claims", style: TextStyle): string[] {
  const shown = paste === "helpers" ? numbers : numbers.filter(({asked}) => asked !== null);
  const width = Math.min(widestSaying, Math.max(0, ...shown.map(({says}) => textLength(plainText(says)))));
  return [
    ...wrapped(`${key} · ${plainText(title)}`, style.width).map(style.bold),
    ...shown.flatMap((number) => lines(number, width, paste, style)),
  ];
}

function lines(
  {says, of, call, asked}: ListedNumber,
  width: number,
  paste: "helpers" | "claims",
  style: TextStyle,
): string[] {
  const saying = plainText(says);
  const words = plainText(of.join(" · "));
  const room = style.width - indent.length - width - indent.length;
  const [first = "", ...rest] = wrapped(words, Math.max(20, room));
  const pad = indent + " ".repeat(width) + indent;
  return [
    `${indent}${padEnd(saying, width)}${indent}${first}`.trimEnd(),
    ...rest.map((line) => pad + line),
    // Not broken over lines: it is there to be pasted.
    pad + style.faint(paste === "helpers" ? call : (asked ?? "")),
  ];
}
