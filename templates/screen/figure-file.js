// @ts-check

const svgNamespace = "http://www.w3.org/2000/svg";
/** Points of a picture for each point of the drawing: sharp in print. */
const sharpness = 3;

/**
 * The drawing as a file of its own: with its fonts, on white, in the colours of print, with its name and its description.
 * @param {SVGSVGElement} drawing
 * @param {string} name
 * @param {string} description
 * @returns {string}
 */
export function standaloneSvg(drawing, name, description) {
  const copy = /** @type {SVGSVGElement} */ (drawing.cloneNode(true));
  const {width, height} = sizeOf(drawing);
  copy.setAttribute("xmlns", svgNamespace);
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  const {fontFamily} = getComputedStyle(drawing.querySelector("text") ?? drawing);
  const style = svgElement("style");
  style.textContent = `${fontFaces(fontFamily)}\ntext { font-family: ${fontFamily}; font-variant-numeric: tabular-nums lining-nums; }`;
  const title = svgElement("title");
  title.textContent = name;
  const told = svgElement("desc");
  told.textContent = description;
  const {x, y} = drawing.viewBox.baseVal ?? {x: 0, y: 0};
  const paper = svgElement("rect");
  for (const [attribute, value] of Object.entries({x, y, width: "100%", height: "100%", fill: "#ffffff"})) {
    paper.setAttribute(attribute, String(value));
  }
  copy.prepend(title, told, style, paper);
  return new XMLSerializer().serializeToString(copy);
}

/**
 * @param {string} svg
 * @param {SVGSVGElement} drawing that it was made of
 * @returns {Promise<Blob | null>} null when the browser cannot draw it
 */
export async function toPng(svg, drawing) {
  const {width, height} = sizeOf(drawing);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  } catch {
    return null;
  }
}

/** @param {SVGSVGElement} drawing */
function sizeOf(drawing) {
  const box = drawing.viewBox.baseVal;
  const {width, height} = box === null || box.width === 0 ? drawing.getBoundingClientRect() : box;
  return {width, height};
}

/**
 * The page's own faces of these families, with the fonts in them.
 * @param {string} families
 */
function fontFaces(families) {
  const names = families.split(",").map((name) => name.trim().replace(/^["']|["']$/g, ""));
  const faces = Array.from(document.styleSheets).flatMap((sheet) =>
    Array.from(sheet.cssRules).filter((rule) => rule instanceof CSSFontFaceRule),
  );
  return faces
    .filter(({style}) => names.includes(style.getPropertyValue("font-family").replace(/^["']|["']$/g, "")))
    .map(({cssText}) => cssText)
    .join("\n");
}

/** @param {"style" | "title" | "desc" | "rect"} name */
function svgElement(name) {
  return document.createElementNS(svgNamespace, name);
}
