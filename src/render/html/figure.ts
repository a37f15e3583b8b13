import type {FigureBlock} from "../../report/model.ts";
import type {RenderContext} from "./context.ts";
import {addressDrawing} from "./figure-addresses.ts";
import {element, escapeHtml, fragment} from "./markup.ts";
import {captionClass, renderScrollRegion, withCaption} from "./table.ts";
import {renderResultTable} from "./table-block.ts";
import {renderFigureSource} from "./table-notes.ts";

/** A figure with its caption and source, and the way to the numbers behind it: a link to their table, or the table itself. */
export function renderFigure(figure: FigureBlock, context: RenderContext): string {
  const {svg, addresses} = addressDrawing(figure);
  for (const address of addresses) context.asked.addresses.add(address);
  const captionId = `${figure.id}-caption`;
  const label = element("span", {class: "label"}, escapeHtml(`Figur ${figure.number}`));
  const caption = element(
    "figcaption",
    {class: captionClass(context), id: captionId},
    label,
    " ",
    escapeHtml(figure.title),
  );
  // The SVG is drawn by our own figures, which escape every label: the only markup that is passed on as it is.
  const drawing = element("div", {class: "drawing", role: "img", "aria-label": figure.alt}, svg);
  return element(
    "figure",
    {class: "figure", id: figure.id},
    withCaption(caption, renderScrollRegion(drawing, captionId, context), context),
    renderFigureSource(figure.analysis, context),
    renderNumbers(figure, context),
  );
}

function renderNumbers(figure: FigureBlock, context: RenderContext): string {
  if (figure.tableId !== null) {
    const link = element(
      "a",
      {class: "reference", href: fragment(figure.tableId)},
      escapeHtml(`Tabel ${figure.tableNumber}`),
    );
    return element("p", {class: "figure-numbers"}, `Tallene står i ${link}.`);
  }
  const named = {id: `${figure.id}-numbers`, label: `Tallene bag Figur ${figure.number}.`};
  const table = renderResultTable(figure.analysis, named, context);
  if (context.medium === "print") return element("div", {class: "figure-numbers"}, table);
  return element("details", {class: "figure-numbers"}, element("summary", {}, "Vis tallene bag figuren"), table);
}
