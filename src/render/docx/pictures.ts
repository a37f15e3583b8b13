import type {Icons} from "../../themes/icons.ts";
import type {Drawn} from "./draw.ts";
import {iconDrawing, logoDrawing, signsDrawing} from "./drawings.ts";
import type {Look} from "./look.ts";
import type {Piece} from "./model.ts";
import {run} from "./pieces.ts";
import {emus, twips} from "./units.ts";
import {plainText, tag} from "./xml.ts";

/** A file of the document that a picture is in. */
export interface MediaFile {
  readonly relationship: string;
  /** "media/image1.png" */
  readonly name: string;
  readonly content: string | Uint8Array;
}

interface Placed {
  readonly name: string;
  /** What is said to those who do not see it; nothing for what only decorates. */
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The pictures of one document: each once among its files, however often it is shown. */
export class Pictures {
  readonly #drawn: ReadonlyMap<string, Drawn>;
  readonly #look: Look;
  readonly #icons: Icons;
  readonly #files: MediaFile[] = [];
  readonly #relationships = new Map<string, {readonly png: string; readonly svg: string}>();
  #count = 0;

  constructor(drawn: ReadonlyMap<string, Drawn>, look: Look, icons: Icons) {
    this.#drawn = drawn;
    this.#look = look;
    this.#icons = icons;
  }

  get files(): readonly MediaFile[] {
    return this.#files;
  }

  /** A figure in its own size, or smaller where there is less room. */
  figure(
    svg: string,
    {name, alt, atMost}: {readonly name: string; readonly alt: string; readonly atMost: number},
  ): Piece {
    const drawn = this.#drawnOf(svg);
    const scale = Math.min(1, atMost / twips.ofPixels(drawn.width));
    const [width, height] = [drawn.width, drawn.height].map((pixels) => Math.round(twips.ofPixels(pixels) * scale));
    return this.#drawing(svg, {name, alt, width: width ?? 0, height: height ?? 0});
  }

  /** An icon beside words that say the same; undefined when there is none. */
  icon(name: string | null, size: number): Piece | undefined {
    const svg = iconDrawing(name, this.#look, this.#icons);
    return svg === undefined ? undefined : this.#drawing(svg, {name: "Ikon", alt: "", width: size, height: size});
  }

  /** So many of ten signs. */
  signs(icon: string | null, filled: {readonly count: number; readonly of: number}, height: number): Piece {
    const svg = signsDrawing(icon, filled, this.#look, this.#icons);
    const alt = `Vist som ${filled.count} ud af ${filled.of} tegn.`;
    return this.#drawing(svg, {name: "Tegn", alt, width: height * filled.of, height});
  }

  /** The logo as large as the room lets it be; undefined when there is none. */
  logo(room: {readonly width: number; readonly height: number}): Piece | undefined {
    const {logo} = this.#look;
    if (logo === null) return undefined;
    const scale = Math.min(room.width / logo.width, room.height / logo.height);
    const placed = {
      name: "Logo",
      alt: logo.alt,
      width: Math.round(logo.width * scale),
      height: Math.round(logo.height * scale),
    };
    if (logo.mediaType === "image/svg+xml") return this.#drawing(logoDrawing(logo), placed);
    const relationship = this.#file("png", logo.bytes);
    return this.#piece(placed, tag("a:blip", {"r:embed": relationship}));
  }

  #drawnOf(svg: string): Drawn {
    const drawn = this.#drawn.get(svg);
    if (drawn === undefined) throw new RangeError("a picture has not been drawn");
    return drawn;
  }

  #drawing(svg: string, placed: Placed): Piece {
    const drawn = this.#drawnOf(svg);
    const files = this.#relationships.get(svg) ?? {
      png: this.#file("png", drawn.png),
      svg: this.#file("svg", drawn.svg),
    };
    this.#relationships.set(svg, files);
    const vector = tag(
      "a:ext",
      {uri: "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"},
      tag("asvg:svgBlip", {
        "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        "r:embed": files.svg,
      }),
    );
    return this.#piece(placed, tag("a:blip", {"r:embed": files.png}, tag("a:extLst", {}, vector)));
  }

  #file(extension: "png" | "svg", content: string | Uint8Array): string {
    const number = this.#files.length + 1;
    const relationship = `rIdImage${number}`;
    this.#files.push({relationship, name: `media/image${number}.${extension}`, content});
    return relationship;
  }

  #piece({name, alt, width, height}: Placed, blip: string): Piece {
    const id = ++this.#count;
    const described = plainText(alt);
    const size = {cx: emus(width), cy: emus(height)};
    const picture = tag(
      "pic:pic",
      {"xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture"},
      tag("pic:nvPicPr", {}, tag("pic:cNvPr", {id, name, descr: described}) + tag("pic:cNvPicPr")) +
        tag("pic:blipFill", {}, `${blip}<a:stretch><a:fillRect/></a:stretch>`) +
        tag(
          "pic:spPr",
          {},
          `<a:xfrm><a:off x="0" y="0"/>${tag("a:ext", size)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`,
        ),
    );
    const uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    const properties = tag(
      "wp:docPr",
      {id, name: `${name} (${id})`, descr: described},
      described === "" ? decorative : "",
    );
    const inline = tag(
      "wp:inline",
      {distT: 0, distB: 0, distL: 0, distR: 0},
      tag("wp:extent", size) +
        properties +
        `<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
        tag("a:graphic", {}, tag("a:graphicData", {uri}, picture)),
    );
    return {xml: run(tag("w:drawing", {}, inline)), text: "", picture: {width, height}};
  }
}

/** Tells those who read aloud that there is nothing to say. */
const decorative =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';
