import {answersOf, rowsFrom, type Shuffle} from "./columns.ts";

/** Forms in each round. */
const forms = [13, 9, 9];

const often = ["1 gang om ugen", "1 gang hver 14. dag", "1 gang om måneden", "Sjældnere", "Aldrig"];
const degree = ["I meget høj grad", "I høj grad", "Hverken eller", "I mindre grad", "Slet ikke"];
/** Where only the sum of two answers is printed, only that is in the data. */
const summed = ["I høj eller i meget høj grad", "Et andet svar", "I mindre grad eller slet ikke"];

type Round = readonly number[];

/** The answers of each round, in the order of the scale; none where the report prints nothing. */
interface Item {
  readonly scale: readonly string[];
  readonly rounds: readonly Round[];
}

const none: Round = [];

/** Tabel 7-1 to 7-4, Figur 7-5 and 7-13, and what the prose tells of Figur 7-10, 7-11, 7-12, 7-14 and 7-15. */
const items: Readonly<Record<string, Item>> = {
  moeder: {
    scale: often,
    rounds: [
      [10, 3, 0, 0, 0],
      [7, 0, 0, 2, 0],
      [8, 0, 0, 1, 0],
    ],
  },
  sparring: {
    scale: degree,
    rounds: [
      [5, 4, 4, 0, 0],
      [3, 6, 0, 0, 0],
      [5, 4, 0, 0, 0],
    ],
  },
  boligomraader: {
    scale: degree,
    rounds: [
      [8, 3, 1, 1, 0],
      [2, 7, 0, 0, 0],
      [5, 4, 0, 0, 0],
    ],
  },
  opholdssteder: {
    scale: degree,
    rounds: [
      [7, 4, 1, 1, 0],
      [1, 8, 0, 0, 0],
      [3, 5, 1, 0, 0],
    ],
  },
  partnere: {
    scale: degree,
    rounds: [
      [3, 9, 1, 0, 0],
      [1, 8, 0, 0, 0],
      [3, 6, 0, 0, 0],
    ],
  },
  kanaler: {
    scale: degree,
    rounds: [
      [3, 6, 2, 1, 1],
      [0, 9, 0, 0, 0],
      [4, 5, 0, 0, 0],
    ],
  },
  budskaber: {
    scale: degree,
    rounds: [
      [1, 8, 1, 3, 0],
      [2, 5, 0, 2, 0],
      [3, 4, 1, 1, 0],
    ],
  },
  medier: {
    scale: degree,
    rounds: [
      [0, 5, 0, 4, 4],
      [0, 7, 0, 2, 0],
      [0, 6, 0, 3, 0],
    ],
  },
  andre_kilder: {
    scale: degree,
    rounds: [
      [4, 5, 1, 3, 0],
      [1, 8, 0, 0, 0],
      [2, 5, 0, 1, 0],
    ],
  },
  unik_situation: {
    scale: degree,
    rounds: [
      [5, 8, 0, 0, 0],
      [4, 5, 0, 0, 0],
      [7, 2, 0, 0, 0],
    ],
  },
  opmaerksomme: {scale: summed, rounds: [[13, 0, 0], [9, 0, 0], none]},
  netvaerk_partnere: {scale: summed, rounds: [none, none, [8, 1, 0]]},
  rollefordeling: {scale: summed, rounds: [none, none, [6, 3, 0]]},
  involvere_netvaerk: {scale: summed, rounds: [none, [9, 0, 0], [9, 0, 0]]},
  lokalomraade: {scale: summed, rounds: [[0, 9, 4], none, none]},
  i_centrum: {
    scale: summed,
    rounds: [
      [13, 0, 0],
      [9, 0, 0],
      [9, 0, 0],
    ],
  },
  tryghed: {
    scale: summed,
    rounds: [
      [13, 0, 0],
      [9, 0, 0],
      [9, 0, 0],
    ],
  },
  egne_udfordringer: {scale: summed, rounds: [none, [9, 0, 0], [9, 0, 0]]},
  initiativ: {scale: summed, rounds: [none, [9, 0, 0], [9, 0, 0]]},
};

/** The forms of three rounds, in which nobody can be found again. */
export function fidelityForms(shuffle: Shuffle): Record<string, string>[] {
  return forms.flatMap((size, index) => {
    const answers = Object.entries(items).map(([name, {scale, rounds}]) => {
      const counts = Object.fromEntries((rounds[index] ?? none).map((count, rank) => [scale[rank] ?? "", count]));
      return [name, shuffle(answersOf(counts, size))] as const;
    });
    return rowsFrom({runde: Array<string>(size).fill(String(index + 1)), ...Object.fromEntries(answers)});
  });
}
