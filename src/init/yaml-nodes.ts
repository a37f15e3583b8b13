/** YAML as init writes it: plain where a text is plainly a text, in double quotes everywhere else. */
import {Document, isNode, type Node, Pair, Scalar, YAMLMap, YAMLSeq} from "yaml";
import type {Plain} from "./plan-model.ts";

const plainWords = /^[\p{L}_](?:[\p{L}\p{N} _.()/@æøåÆØÅ-]*[\p{L}\p{N}_)])?$/u;
const reserved = /^(true|false|null|yes|no|on|off|y|n)$/i;

/** A text that no reader of YAML takes for anything else. */
export function textNode(text: string): Scalar {
  const scalar = new Scalar(text);
  const isPlain = plainWords.test(text) && !reserved.test(text) && text.length <= 100;
  scalar.type = isPlain ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  return scalar;
}

export type Entry = readonly [key: string, value: Plain | Node, comment?: string];

/** A mapping in the order of its entries; a comment stands above its key. */
export function mapNode(entries: readonly Entry[], flow = false): YAMLMap {
  const map = new YAMLMap();
  map.flow = flow;
  for (const [key, value, comment] of entries) {
    const keyNode = textNode(key);
    if (comment !== undefined && comment !== "") keyNode.commentBefore = commentLines(comment);
    map.items.push(new Pair(keyNode, isNode(value) ? value : plainNode(value)));
  }
  return map;
}

export function listNode(items: readonly (Plain | Node)[], flow = false): YAMLSeq {
  const list = new YAMLSeq();
  list.flow = flow;
  for (const item of items) list.items.push(isNode(item) ? item : plainNode(item));
  return list;
}

/** Short lists of plain values stand on one line. */
export function plainNode(value: Plain): Node {
  if (typeof value === "string") return textNode(value);
  if (typeof value !== "object") return new Scalar(value);
  if (isList(value))
    return listNode(
      value,
      value.every((item) => typeof item !== "object"),
    );
  return mapNode(Object.entries(value), false);
}

/** A whole file, with an introduction as comments. */
export function yamlText(introduction: readonly string[], root: YAMLMap): string {
  const document = new Document(root);
  document.commentBefore = commentLines(introduction.join("\n"));
  return document.toString({lineWidth: 0, flowCollectionPadding: false});
}

/** Nothing in a comment can end it. */
function commentLines(text: string): string {
  return text
    .split("\n")
    .map((line) => ` ${line.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]+/gu, " ").trimEnd()}`)
    .join("\n");
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

/** A code as people write it: whole numbers without quotes. */
export function codeValue(code: string): string | number {
  return /^(0|-?[1-9]\d{0,8})$/.test(code) ? Number(code) : code;
}
