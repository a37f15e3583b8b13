import type {CharacterWidths} from "../../themes/model.ts";

/** How wide a text is, in widths of the letter size: 2.5 is 25 points at a size of 10. */
export type Measure = (text: string) => number;

/** Measures with the widths of a typeface; characters that it lacks are taken to be of average width. */
export function measureWith(widths: CharacterWidths): Measure {
  return (text) => {
    let sum = 0;
    for (const character of text) sum += widths.get(character) ?? averageWidth(character);
    return sum / 1000;
  };
}

function averageWidth(character: string): number {
  if (/[\s.,:;'’|!()[\]ilIjt/-]/.test(character)) return 300;
  if (/[mwMW@%—…]/.test(character)) return 830;
  return /\p{Lu}/u.test(character) ? 620 : 510;
}
