/** The numbers that `simulate` is to give the invented people: planted ones for each kommune, plausible ones for all of them. */
import type {PlantedKommune} from "./planted.ts";

/** Analyses that are in no report: they tell `simulate` what a margin counts. */
export const marginAnalyses = `
  planted_ended: {kind: crosstab, title: Afslutning, rows: register.afslutning, columns: register.kommune, percent: none}
  planted_working: {kind: crosstab, title: Arbejde, rows: register.arbejde_efter, columns: register.kommune, percent: none}
  wished_work: {kind: crosstab, title: Arbejde, rows: register.arbejde_efter, columns: register.arbejde_foer, percent: none}
  wished_people: {kind: distribution, title: Deltagere, items: [register.koen, register.henvist_af]}
  wished_form: {kind: distribution, title: Skema, items: [borger.helbred, borger.soevn, borger.overskud, borger.faellesskab], waves: [1, 2]}
  wished_trivsel: {kind: distribution, title: Trivsel, items: [borger.trivsel], waves: [1, 2]}
  wished_who5: {kind: numbers, title: WHO-5, items: [borger.who5], waves: [1, 2], statistics: [n, mean, sd], decimals: 1}
  wished_udbytte: {kind: distribution, title: Udbytte, items: [borger.hjulpet, borger.redskaber, borger.anbefale], wave: 2}
`;

/** Percentages of all kommuner together, by block and column: each answer's code and its share. */
const wished: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>> = {
  "wished_people/koen": {percent: {Kvinde: 68, Mand: 32}},
  "wished_people/henvist_af": {percent: {"Egen læge": 41, Jobcenteret: 27, "Sig selv": 24, Andre: 8}},
  "wished_form/helbred": {1: answers([3, 14, 33, 36, 14]), 2: answers([5, 19, 40, 27, 9])},
  "wished_form/soevn": {1: degrees([11, 27, 38, 24]), 2: degrees([19, 36, 31, 14])},
  "wished_form/overskud": {1: degrees([6, 21, 43, 30]), 2: degrees([15, 36, 34, 15])},
  "wished_form/faellesskab": {1: degrees([28, 33, 26, 13]), 2: degrees([36, 36, 20, 8])},
  "wished_trivsel/trivsel": {1: {1: 36, 2: 31, 3: 33}, 2: {1: 21, 2: 27, 3: 52}},
  "wished_udbytte/hjulpet": {percent: agreement([31, 38, 17, 7, 4, 3])},
  "wished_udbytte/redskaber": {percent: agreement([27, 41, 18, 8, 4, 2])},
  "wished_udbytte/anbefale": {percent: agreement([46, 35, 11, 4, 2, 2])},
};

function answers(shares: readonly number[]): Record<string, number> {
  return Object.fromEntries(shares.map((share, index) => [String(index + 1), share]));
}

/** From «I høj grad» to «Slet ikke». */
function degrees(shares: readonly number[]): Record<string, number> {
  return Object.fromEntries(shares.map((share, index) => [String(4 - index), share]));
}

/** From «Helt enig» to «Helt uenig», and «Ved ikke». */
function agreement(shares: readonly number[]): Record<string, number> {
  return Object.fromEntries(shares.map((share, index) => [String(index < 5 ? 5 - index : 9), share]));
}

/** Of those in work before, four in five still are. */
const stayed = 0.8;
const workedBefore = 0.33;
/** As codebook.yaml says of the second wave. */
const answeredAgain = 0.72;

interface Cell {
  readonly table: string;
  readonly address: string;
  readonly printed: number;
}

/**
 * As in a file of margins.
 * @param plausible whether all kommuner together are to look as such people do, which takes longer
 */
export function marginsOf(
  planted: readonly PlantedKommune[],
  plausible: boolean,
): {cells: Cell[]; bases: Cell[]; prose: Cell[]} {
  const cell = (address: string, printed: number): Cell => ({table: "Ønske", address, printed});
  const own = planted.flatMap(({name, n, ended, working}) => [
    ...["Gennemført", "Stoppet undervejs", "Flyttet eller andet"].map((answer, index) =>
      cell(`planted_ended/afslutning/${answer}/${name}`, ended[index] ?? 0),
    ),
    cell(`planted_working/arbejde_efter/Ja/${name}`, working),
    cell(`planted_working/arbejde_efter/Nej/${name}`, n - working),
  ]);
  if (!plausible) return {cells: own, bases: [], prose: []};
  const together = Object.entries(wished).flatMap(([block, columns]) =>
    Object.entries(columns).flatMap(([column, shares]) =>
      Object.entries(shares).map(([answer, share]) => cell(`${block}/${answer}/${column}`, share)),
    ),
  );
  const persons = planted.reduce((sum, {n}) => sum + n, 0);
  const working = planted.reduce((sum, each) => sum + each.working, 0);
  const before = Math.round(persons * workedBefore);
  const still = Math.round(before * stayed);
  const work = [
    cell("wished_work/arbejde_efter/Ja/Ja", still),
    cell("wished_work/arbejde_efter/Nej/Ja", before - still),
    cell("wished_work/arbejde_efter/Ja/Nej", working - still),
    cell("wished_work/arbejde_efter/Nej/Nej", persons - before - (working - still)),
  ];
  const who5 = [
    cell("wished_who5/all/who5/n@1", persons),
    cell("wished_who5/all/who5/mean@1", 42.3),
    cell("wished_who5/all/who5/sd@1", 17.6),
    cell("wished_who5/all/who5/n@2", Math.round(persons * answeredAgain)),
    cell("wished_who5/all/who5/mean@2", 51.4),
    cell("wished_who5/all/who5/sd@2", 18.9),
  ];
  return {cells: [...own, ...together, ...work, ...who5], bases: [], prose: []};
}
