import {figureTheme} from "../../src/figures/theme.ts";
import {loadTheme} from "../../src/themes/load.ts";

/** The theme that most tests draw and write with. */
export const institute = await loadTheme("institute");

export const instituteTheme = figureTheme(institute);
