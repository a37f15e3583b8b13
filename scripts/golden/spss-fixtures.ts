/**
 * Fixtures for the reader of SPSS files that neither PSPP nor haven can write: the other byte order, and older character
 * sets. All answers are invented. Run: node scripts/golden/spss-fixtures.ts
 */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {dosCodePages} from "../../src/sources/spss/dos-code-pages.ts";
import {type WrittenFile, writeSav} from "../../tests/sources/spss/write-sav.ts";

const folder = join(import.meta.dirname, "../../tests/sources/spss/fixtures");

const survey: WrittenFile = {
  variables: [
    {name: "NR", longName: "nummer", measure: 3},
    {
      name: "HELBRED",
      longName: "selvvurderet_helbred",
      label: "Hvordan er dit helbred på en god dag?",
      labels: [
        {value: 1, label: "Vældig godt"},
        {value: 2, label: "Nogenlunde"},
        {value: 3, label: "Dårligt"},
        {value: 9, label: "Ønsker ikke at svare"},
      ],
      missing: [9],
      measure: 2,
    },
    {name: "TIMER", label: "Timer pr. uge", missing: [-1.7976931348623155e308, -1, 999], missingCode: -3, measure: 3},
    {name: "BY", width: 21, label: "By", measure: 1},
    {
      name: "KOEN",
      width: 1,
      labels: [
        {value: "K", label: "Kvinde"},
        {value: "M", label: "Mand"},
      ],
      measure: 1,
    },
    {name: "DATO", format: {type: 20, width: 11, decimals: 0}, measure: 3},
  ],
  rows: [
    [1, 1, 37.5, "Næstved", "K", 13736217600],
    [2, 9, 999, "Ærøskøbing på Ærø", "M", Number.NaN],
    [3, 3, -8, "", "", 11903760000],
    [4, Number.NaN, 0.1, "Åbenrå", "K", 13851302400],
    [251, 2, 1e-9, "Læsø Øst-Vesterø å", "M", 0],
  ],
};

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

function dos(page: string): (text: string) => Uint8Array {
  const upper = dosCodePages.get(page) ?? "";
  return (text) =>
    Uint8Array.from([...text], (letter) => {
      const place = upper.indexOf(letter);
      return place === -1 ? letter.charCodeAt(0) : 128 + place;
    });
}

const files: Readonly<Record<string, WrittenFile>> = {
  "big-endian-plain.sav": {...survey, isBigEndian: true, compression: "none"},
  "big-endian-packed.sav": {...survey, isBigEndian: true},
  "big-endian-zipped.zsav": {...survey, isBigEndian: true, compression: "zlib"},
  "many-blocks.zsav": {...survey, compression: "zlib", blockSize: 24},
  "windows-1252.sav": {...survey, encode: latin1, encodingName: "windows-1252", codePage: 1252},
  "only-code-page.sav": {...survey, encode: latin1, encodingName: null, codePage: 1252},
  "latin-9.sav": {...survey, encode: latin1, encodingName: "ISO-8859-15", codePage: 28605},
  "dos-865.sav": {...survey, encode: dos("865"), encodingName: "CP865", codePage: 865},
  "dos-850.sav": {...survey, encode: dos("850"), encodingName: null, codePage: 850},
  "unknown-case-count.sav": {...survey, caseCount: -1},
};

mkdirSync(folder, {recursive: true});
for (const [name, file] of Object.entries(files)) writeFileSync(join(folder, name), writeSav(file));
