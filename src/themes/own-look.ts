import type {Place} from "../errors/cli-error.ts";
import type {FigureColours, ThemeColours, ThemeFonts, Tone} from "./model.ts";

/** What an evaluation, or a theme folder of its own, wants otherwise than the theme. All parts may be left out. */
export interface OwnLook {
  readonly colours?: OwnColours | undefined;
  readonly fonts?: Partial<Readonly<Record<keyof ThemeFonts, OwnFont | undefined>>> | undefined;
  readonly logo?: OwnLogo | undefined;
  /** CSS after all other. */
  readonly sheet?: {readonly file: string; readonly text: string} | undefined;
  /** The folder that its files are named from. */
  readonly folder: string;
  /** Where one of its parts is written. */
  readonly placeOf: (path: readonly string[]) => Place;
}

type Optional<Colours> = {readonly [Key in keyof Colours]?: Colours[Key] | undefined};
type PlainColours = Omit<ThemeColours, "tones" | "bandInk">;

export interface OwnPageColours extends Optional<PlainColours> {
  readonly band_ink?: string | undefined;
  readonly tones?:
    | Partial<
        Readonly<Record<Tone, {readonly sign?: string | undefined; readonly shade?: string | undefined} | undefined>>
      >
    | undefined;
}

export interface OwnColours extends OwnPageColours {
  readonly dark?: OwnPageColours | undefined;
  readonly figure?:
    | (Optional<Pick<FigureColours, "accent" | "interval" | "grid">> & {
        /** Even steps, dark to light. */
        readonly ramp?: readonly string[] | undefined;
        /** Even steps, light to dark. */
        readonly heat?: readonly string[] | undefined;
      })
    | undefined;
}

/** The name of a bundled typeface, or files: of a variable font one is enough. */
export type OwnFont = string | OwnFontFiles;

export interface OwnFontFiles {
  readonly regular: string;
  readonly italic?: string | undefined;
  readonly bold?: string | undefined;
}

export type OwnLogo = string | {readonly file: string; readonly alt?: string | undefined};
