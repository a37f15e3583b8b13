import type {Draw} from "../docs-example/draw.ts";
import {inPlans} from "./municipalities.ts";
import {at, repeated, shuffled, table} from "./rows.ts";

const plans = 366;

const problems = ["psykisk", "fysisk", "misbrug", "sociale", "sprog"] as const;
type Problem = (typeof problems)[number];

/** Which problems the plans name together: 154 have more than one. */
const problemSets: [set: readonly Problem[], plans: number][] = [
  [["psykisk", "fysisk"], 67],
  [["psykisk", "misbrug"], 32],
  [["psykisk", "sociale"], 27],
  [["psykisk", "sprog"], 4],
  [["fysisk", "misbrug"], 8],
  [["fysisk", "sociale"], 9],
  [["fysisk", "sprog"], 3],
  [["psykisk", "misbrug", "sociale"], 4],
  [["psykisk"], 97],
  [["fysisk"], 67],
  [["misbrug"], 11],
  [["sociale"], 15],
  [["sprog"], 11],
  [[], 11],
];

const health = ["psykisk_behandling", "kommunal_sundhed", "laege_hospital"] as const;
type Health = (typeof health)[number] | "sociale_indsatser";

/** Activities of health and social support: 293 plans have at least one. */
const healthSets: [set: readonly Health[], plans: number][] = [
  [["psykisk_behandling"], 79],
  [["psykisk_behandling", "kommunal_sundhed"], 37],
  [["psykisk_behandling", "laege_hospital"], 33],
  [["psykisk_behandling", "sociale_indsatser"], 23],
  [["kommunal_sundhed"], 34],
  [["kommunal_sundhed", "laege_hospital"], 21],
  [["kommunal_sundhed", "sociale_indsatser"], 10],
  [["laege_hospital"], 41],
  [["sociale_indsatser"], 15],
  [[], 73],
];

type Work = "virksomhedspraktik" | "anden_beskaeftigelse" | "mentor";

/** Activities directed at work or education: 234 plans have at least one, 264 with a mentor. */
const workSets: [set: readonly Work[], plans: number][] = [
  [["virksomhedspraktik"], 76],
  [["virksomhedspraktik", "anden_beskaeftigelse"], 29],
  [["virksomhedspraktik", "mentor"], 41],
  [["anden_beskaeftigelse"], 49],
  [["anden_beskaeftigelse", "mentor"], 39],
  [["mentor"], 30],
  [[], 102],
];

/** Only as finely as the report tells. */
const jobGoals: [string, number][] = [
  ["Klart mål", 95],
  ["Diffust mål", 161],
  ["Intet mål", 102],
  ["Uoplyst", 8],
];
const educationGoals: [string, number][] = [
  ["Klart mål", 59],
  ["Diffust mål", 48],
  ["Intet mål eller uoplyst", 259],
];
const timetables: [string, number][] = [
  ["Ja", 249],
  ["Nej", 117],
];

/** The coded plans: one row for each. */
export function codedPlans(draw: Draw): string {
  const named = shuffled(repeated(problemSets), draw);
  const treated = shuffled(repeated(healthSets), draw);
  const worked = shuffled(repeated(workSets), draw);
  const jobs = shuffled(repeated(jobGoals), draw);
  const educations = shuffled(repeated(educationGoals), draw);
  const times = shuffled(repeated(timetables), draw);
  return table(
    Array.from({length: plans}, (_, index) => ({
      plan: index + 1,
      kommune: at(inPlans, index % inPlans.length),
      ...flags(problems, at(named, index)),
      ...flags([...health, "sociale_indsatser"], at(treated, index)),
      ...flags(["virksomhedspraktik", "anden_beskaeftigelse", "mentor"], at(worked, index)),
      jobmaal: at(jobs, index),
      uddannelsesmaal: at(educations, index),
      tidsplan: at(times, index),
    })),
  );
}

function flags(names: readonly string[], chosen: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, chosen.includes(name) ? "Ja" : "Nej"]));
}
