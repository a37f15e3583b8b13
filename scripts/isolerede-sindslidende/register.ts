import {answersOf, rowsFrom, type Shuffle} from "./columns.ts";

const received = "Socialfaglig indsats";

interface Site {
  readonly contacted: number;
  readonly received: number;
  /** In the target group; null where the report does not say. */
  readonly target: number | null;
}

/** Figur 4-1. */
const sites: Readonly<Record<string, Site>> = {
  Viborg: {contacted: 65, received: 27, target: 27},
  Næstved: {contacted: 63, received: 7, target: 15},
  Aarhus: {contacted: 48, received: 8, target: null},
};

/** What became of those without social work: Figur 8-1. */
const others = {"Støtte i forvejen eller svær at nå": 81, "Hjulpet til anden støtte": 45};

/** Tabel 5-1 and 5-2, with the only numbers of persons that give the printed percentages. */
const traits = {
  koen: {Mand: 30, Kvinde: 10},
  aldersgruppe: {"Under 30 år": 2, "30-39 år": 4, "40-49 år": 4, "50-59 år": 15, "Over 60 år": 11},
  nationalitet: {Dansk: 38, Anden: 2},
  bopael: {Lejlighed: 23, Hus: 12, Landejendom: 3, Andet: 2},
};

/** The citizens that the outreach was in contact with. */
export function citizenRegister(shuffle: Shuffle): Record<string, string>[] {
  const names = Object.keys(sites);
  const all = shuffle(
    names.flatMap((name) => {
      const {contacted, received: helped, target} = sites[name] ?? {contacted: 0, received: 0, target: null};
      return Array.from({length: contacted}, (_, index) => ({
        name,
        helped: index < helped,
        inTarget: target === null ? "" : index < target ? "Ja" : "Nej",
      }));
    }),
  );
  const size = all.filter(({helped}) => helped).length;
  const trait = (counts: Readonly<Record<string, number>>) => {
    const values = shuffle(answersOf(counts, size));
    return all.map(({helped}) => (helped ? (values.shift() ?? "") : ""));
  };
  const fates = shuffle(answersOf(others, all.length - size));
  return rowsFrom({
    borger: all.map((_, index) => `B${String(index + 1).padStart(3, "0")}`),
    kommune: all.map(({name}) => name),
    maalgruppe: all.map(({inTarget}) => inTarget),
    udfald: all.map(({helped}) => (helped ? received : (fates.shift() ?? ""))),
    koen: trait(traits.koen),
    aldersgruppe: trait(traits.aldersgruppe),
    nationalitet: trait(traits.nationalitet),
    bopael: trait(traits.bopael),
  });
}

/** The ids of those who received social work. */
export function recipients(register: readonly Readonly<Record<string, string>>[]): string[] {
  return register.flatMap(({borger, udfald}) => (udfald === received && borger !== undefined ? [borger] : []));
}
