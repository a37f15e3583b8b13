import type {Grid} from "../../src/quick/grid.ts";

const share = (count: number) => ({text: String(count), count});

export const grid: Grid = {
  title: "Helbred og job. Kolonneprocent (antal)",
  stub: "",
  columns: [
    {label: "Ja", group: "I job", isText: false},
    {label: "Nej", group: "I job", isText: false},
    {label: "Total", group: "", isText: false},
  ],
  rows: [
    {label: "Godt", role: "body", cells: [share(60), share(10), share(35)]},
    {label: "Dårligt eller meget dårligt", role: "body", cells: [share(40), share(90), {text: "–", count: null}]},
    {
      label: "Total (n)",
      role: "total",
      cells: ["100 (1.100)", "100 (50)", "100 (1.150)"].map((text) => ({text, count: null})),
    },
  ],
  notes: [
    {heading: "Anm.:", text: "Opgørelsen omfatter 1150 borgere."},
    {heading: "Kilde:", text: "Register."},
  ],
};

/** Labels that a spreadsheet, a browser or a Markdown reader would take for something to do. */
export const hostileGrid: Grid = {
  title: "<script>alert(1)</script>",
  stub: "=1+1",
  columns: [{label: '=HYPERLINK("http://x";"y")', group: "", isText: false}],
  rows: ["@SUM(A1)", "+45", "-1", '<img src="x">', "a|b*c`d[e](f)", 'tekst;med "tegn"'].map((label) => ({
    label,
    role: "body",
    cells: [{text: "1,5", count: null}],
  })),
  notes: [{heading: "Kilde:", text: "<b>x</b>"}],
};
