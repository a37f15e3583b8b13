import type {Draw} from "../docs-example/draw.ts";
import {inCaseworkerSurvey} from "./municipalities.ts";
import {at, repeated, shuffled, table} from "./rows.ts";

const answered = 396;
const notAnswered = 268;
const outside = 56;

/** How many of those who answered said yes. */
const yesAnswers = {
  rehabiliteringsteam: 345,
  kh_moeder: 139,
  kh_samarbejde: 170,
  kh_social: 119,
  kh_borgere: 87,
  kh_skema: 40,
  kh_ingen: 75,
  rt_moeder: 202,
  rt_samarbejde: 170,
  rt_social: 131,
  rt_borgere: 162,
  rt_skema: 99,
  rt_ingen: 40,
};

/** What each two chose as the most central: everybody two, so that both of the others are implied by how many chose them. */
const priorities: [chosen: readonly [string, string], persons: number][] = [
  [["samling", "borger"], 115],
  [["samling", "andet"], 154],
  [["borger", "andet"], 127],
];

/** Only as finely as the report tells: what it does not divide is one answer here. */
const newInformation: [string, number][] = [
  ["Slet ikke", 95],
  ["I mindre grad", 147],
  ["Andet svar", 154],
];
const expected: [string, number][] = [
  ["Mere end 60 pct.", 202],
  ["60 pct. eller derunder", 194],
];

/** The caseworkers' forms: everybody who was asked, with answers of those who gave any. */
export function caseworkerForms(draw: Draw): string {
  const flags = Object.entries(yesAnswers).map(([name, yes]): [string, string[]] => [name, flag(name, yes, draw)]);
  const chosen = shuffled(repeated(priorities), draw);
  const information = shuffled(repeated(newInformation), draw);
  const shares = shuffled(repeated(expected), draw);
  const forms = Array.from({length: answered}, (_, index) => ({
    status: "Besvaret",
    kommune: at(inCaseworkerSurvey, index % inCaseworkerSurvey.length),
    nye_oplysninger: at(information, index),
    central_samling: yesNo(at(chosen, index).includes("samling")),
    central_borger: yesNo(at(chosen, index).includes("borger")),
    central_andet: yesNo(at(chosen, index).includes("andet")),
    ventet_andel: at(shares, index),
    ...Object.fromEntries(flags.map(([name, values]) => [name, at(values, index)])),
  }));
  const empty = repeated([
    [{status: "Ikke besvaret"}, notAnswered],
    [{status: "Uden for målgruppen"}, outside],
  ]);
  const rows = shuffled([...forms, ...empty.map((row) => ({...blank(forms), ...row}))], draw);
  return table(rows.map((row, index) => ({sagsbehandler: index + 1, ...row})));
}

/** «Ingen af elementerne» is nobody's answer who continues with something. */
function flag(name: string, yes: number, draw: Draw): string[] {
  if (name.endsWith("_ingen"))
    return repeated([
      ["Nej", answered - yes],
      ["Ja", yes],
    ]);
  const isOfContinued = name.startsWith("kh_") || name.startsWith("rt_");
  const none = name.startsWith("kh_") ? yesAnswers.kh_ingen : yesAnswers.rt_ingen;
  if (!isOfContinued)
    return shuffled(
      repeated([
        ["Ja", yes],
        ["Nej", answered - yes],
      ]),
      draw,
    );
  const continuing = shuffled(
    repeated([
      ["Ja", yes],
      ["Nej", answered - none - yes],
    ]),
    draw,
  );
  return [...continuing, ...repeated([["Nej", none]])];
}

function blank(rows: readonly Record<string, string>[]): Record<string, string> {
  return Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, ""]));
}

function yesNo(holds: boolean): string {
  return holds ? "Ja" : "Nej";
}
