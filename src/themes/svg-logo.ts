import {SaxesParser, type SaxesTagNS} from "saxes";
import {CliError} from "../errors/cli-error.ts";

const svgNamespace = "http://www.w3.org/2000/svg";

/** What draws. Whatever else the SVG namespace has runs, fetches, animates or holds pages of its own. */
const drawing = new Set(
  (
    "svg g path rect circle ellipse line polyline polygon text tspan defs linearGradient radialGradient stop clipPath mask " +
    "use symbol title desc metadata style marker pattern switch image filter feBlend feColorMatrix feComposite feFlood " +
    "feGaussianBlur feMerge feMergeNode feOffset"
  ).split(" "),
);
/** Pictures inside a drawing may only be its own data. */
const ownData = /^(?:#|data:image\/(?:png|jpeg);base64,)/;

/**
 * The size of a logo that is an SVG, and a look through all of it: only elements that draw, no script, no event handlers, nothing from
 * outside. A page shows it as a picture, which runs and fetches nothing anyway; Word and other readers make no such promise.
 * @returns null for what is not SVG at all
 * @throws CliError (config) with file, line and column for what a logo may not hold, and for XML that is broken
 */
export function readSvgSize(bytes: Uint8Array, file: string): {readonly width: number; readonly height: number} | null {
  const text = decoded(bytes);
  if (text === null || !/<svg[\s>]|<\w+:svg[\s>]/.test(text)) return null;
  const parser = new SaxesParser({xmlns: true, position: true});
  let root: SaxesTagNS | undefined;
  const refuse = (what: string, hint: string): never => {
    throw new CliError("config", `The logo ${what}.`, {
      place: {file, line: parser.line, column: parser.column + 1},
      hint,
    });
  };
  parser.on("error", (error) =>
    refuse(`is not XML that can be read: ${withoutPlace(error.message)}`, "Export it anew."),
  );
  parser.on("doctype", (content) => {
    if (content.includes("["))
      refuse("declares entities of its own", "Take out what stands in brackets after DOCTYPE.");
  });
  parser.on("processinginstruction", ({target}) => {
    if (target === "xml-stylesheet") refuse("names a style sheet outside itself", "Export it with its styles inside.");
  });
  parser.on("opentag", (tag) => {
    root ??= tag;
    checkTag(tag, refuse);
  });
  parser.on("text", (content) => checkStyle(content, refuse));
  parser.on("cdata", (content) => checkStyle(content, refuse));
  parser.write(text).close();
  return root === undefined || root.local !== "svg" || root.uri !== svgNamespace ? null : sizeOf(root);
}

type Refuse = (what: string, hint: string) => never;

function checkTag({local, uri, attributes}: SaxesTagNS, refuse: Refuse): void {
  if (uri === svgNamespace && !drawing.has(local)) {
    refuse(`holds <${local}>`, "Take it out: a logo may only draw.");
  }
  // Drawing programs leave notes in namespaces of their own. Pages do not.
  if (/xhtml|MathML/i.test(uri)) refuse(`holds <${local}> of another language`, "Take it out: a logo may only draw.");
  for (const {local: name, value} of Object.values(attributes)) {
    if (/^on/i.test(name)) refuse(`has the script ${name}`, "Take it out: a logo may only draw.");
    if (name === "href" && !ownData.test(value.trim())) {
      refuse(`points outside itself with ${name}="${value.slice(0, 60)}"`, "Put what it points to into the file.");
    }
    checkStyle(value, refuse);
  }
}

/** Styles may point to parts of the drawing alone. Their escapes could spell anything, and no logo needs them. */
function checkStyle(text: string, refuse: Refuse): void {
  const outside = /url\(\s*["']?(?!\s*#)[^)]{0,60}|@import|image-set\s*\(|javascript:/i.exec(text)?.[0];
  if (outside !== undefined) refuse(`points outside itself with ${outside}`, "Put what it points to into the file.");
  if (/\\[0-9a-f]/i.test(text)) refuse("has escapes in its styles", "Write the styles without backslashes.");
}

/** By its viewBox, else by width and height in whatever unit. */
function sizeOf({attributes}: SaxesTagNS): {width: number; height: number} {
  const value = (name: string) => attributes[name]?.value ?? "";
  const [, , width, height] = value("viewBox")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (width !== undefined && height !== undefined) return {width, height};
  return {width: Number.parseFloat(value("width")), height: Number.parseFloat(value("height"))};
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(bytes);
  } catch {
    return null;
  }
}

/** Saxes begins its messages with line and column. */
function withoutPlace(message: string): string {
  return message.replace(/^\d+:\d+: /, "").replace(/\.$/, "");
}
