import {join} from "node:path";
import {CliError, type Place} from "../errors/cli-error.ts";
import type {Logo} from "./model.ts";
import {type ReadOwnFile, readOwn, readOwnFile} from "./own-file.ts";
import type {OwnLogo} from "./own-look.ts";
import {readPngSize} from "./png-size.ts";
import {readSvgSize} from "./svg-logo.ts";

const mostBytes = 1024 * 1024;
/** A drawing longer or higher than this beside its other side is no logo, and would push the title off the cover. */
const mostElongated = 20;

/**
 * A logo from a file beside the evaluation, looked through: what it is, how large, and that a drawing neither runs nor fetches
 * anything. It is put into reports as it is.
 * @param alt what is said to those who do not see it, when the author has not said
 * @throws CliError (config) for a file that is missing or unfit
 */
export async function readLogo(
  wish: OwnLogo,
  {folder, place, alt}: {readonly folder: string; readonly place: Place | undefined; readonly alt: string},
  read: ReadOwnFile = readOwnFile,
): Promise<Logo> {
  const {file, alt: given} = typeof wish === "string" ? {file: wish, alt: undefined} : wish;
  const unfit = (reason: string, hint: string) =>
    new CliError("config", `The logo "${file}" ${reason}.`, {place, hint});
  const bytes = await readOwn(file, {folder, place, what: "logo"}, read);
  if (bytes.length > mostBytes) {
    throw unfit(`is ${Math.ceil(bytes.length / 1024)} kB, and would stand in every report`, "Make it at most 1024 kB.");
  }
  const png = readPngSize(bytes);
  const size = png ?? readSvgSize(bytes, join(folder, file));
  if (size === null) throw unfit("is neither SVG nor a whole PNG", "Save it as SVG, or as PNG.");
  const {width, height} = size;
  if (!(width > 0 && height > 0)) throw unfit("has no size", "Give its svg element a viewBox, or width and height.");
  if (width / height > mostElongated || height / width > mostElongated) {
    throw unfit(`is ${width} by ${height}`, `Neither side may be more than ${mostElongated} times the other.`);
  }
  return {mediaType: png === null ? "image/svg+xml" : "image/png", bytes, width, height, alt: given ?? alt};
}
