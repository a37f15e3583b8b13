import {type Draw, daysAfter, daysBetween} from "./draw.ts";

/** The last day of the register. */
export const lastDay = "2025-06-30";

const kommuner = {
  Aadal: {klynge: "Klynge Nord", weight: 19},
  Birkelund: {klynge: "Klynge Nord", weight: 16},
  Egemark: {klynge: "Klynge Nord", weight: 12},
  Fjordby: {klynge: "Klynge Nord", weight: 7},
  Havneby: {klynge: "Klynge Syd", weight: 22},
  Lyngholm: {klynge: "Klynge Syd", weight: 12},
  Sandø: {klynge: "Klynge Syd", weight: 6},
  Strandby: {klynge: "Klynge Syd", weight: 7},
} as const;

type Kommune = keyof typeof kommuner;
export type Phase = "Henvist" | "Kontaktet" | "Samtale" | "Startet";

/** An invented citizen who was referred to the programme. */
export interface Person {
  readonly id: string;
  readonly kommune: Kommune;
  readonly klynge: string;
  readonly sex: "Kvinde" | "Mand";
  readonly age: number;
  readonly before: string;
  readonly goal: string;
  readonly referred: string;
  /** How far the citizen came. */
  readonly phase: Phase;
  readonly course: Course | null;
  /** Where the citizen stands in health and life, and how much that moves for each wave. */
  readonly standing: number;
  readonly drift: number;
  /** The school absence of the family's child, in percent in the first year; null without a child at school. */
  readonly absence: number | null;
}

/** What happened to one who began. */
export interface Course {
  readonly start: string;
  readonly end: string | null;
  readonly status: "I gang" | "Planlagt afsluttet" | "Uplanlagt afsluttet";
  readonly placement: boolean;
  readonly job: string | null;
  readonly hours: number | null;
  readonly education: boolean;
  readonly selfSupporting: boolean;
  readonly months: number;
  readonly supportHours: number;
}

export function drawPeople(draw: Draw, count: number): Person[] {
  return Array.from({length: count}, (_, index) => drawPerson(draw, `G${String(1001 + 7 * index)}`));
}

function drawPerson(draw: Draw, id: string): Person {
  const weights = Object.fromEntries(Object.entries(kommuner).map(([name, {weight}]) => [name, weight]));
  const kommune = draw.among(weights as Record<Kommune, number>);
  const {klynge} = kommuner[kommune];
  const age = draw.whole(18, 61);
  const standing = draw.normal();
  const referred = daysAfter("2023-08-15", draw.whole(0, 400));
  const phase = phaseOf(draw);
  const before =
    age < 30
      ? draw.among({Uddannelseshjælp: 7, Kontanthjælp: 2, Sygedagpenge: 1})
      : draw.among({Kontanthjælp: 5, Ressourceforløb: 3, Sygedagpenge: 2});
  return {
    id,
    kommune,
    klynge,
    sex: draw.among({Kvinde: 58, Mand: 42}),
    age,
    before,
    goal: draw.among({Beskæftigelse: 55, Uddannelse: age < 30 ? 40 : 10, Hverdag: 25}),
    referred,
    phase,
    course: phase === "Startet" ? drawCourse(draw, {referred, klynge, standing, age}) : null,
    standing,
    drift: 0.28 + 0.3 * draw.normal() + (klynge === "Klynge Nord" ? 0.14 : 0),
    absence: age >= 27 && draw.chance(0.72) ? Math.max(1, 11 - 2.6 * standing + 4 * draw.normal()) : null,
  };
}

function phaseOf(draw: Draw): Phase {
  if (!draw.chance(0.95)) return "Henvist";
  if (!draw.chance(0.94)) return "Kontaktet";
  return draw.chance(0.92) ? "Startet" : "Samtale";
}

function drawCourse(
  draw: Draw,
  {referred, klynge, standing, age}: {referred: string; klynge: string; standing: number; age: number},
): Course {
  const start = daysAfter(referred, draw.whole(10, 60));
  const placement = draw.chance(0.45);
  const pull = -1.1 + 0.7 * standing + (placement ? 0.8 : 0) + (klynge === "Klynge Nord" ? 0.3 : -0.2);
  const job = draw.chance(1 / (1 + Math.exp(-pull))) ? within(daysAfter(start, draw.whole(50, 430))) : null;
  const education = job === null && draw.chance(age < 30 ? 0.3 : 0.06);
  const end = within(daysAfter(start, draw.whole(150, 480)));
  const selfSupporting = job === null ? draw.chance(0.07) : draw.chance(0.8);
  const possible = job === null ? 9 : Math.floor(daysBetween(job, lastDay) / 30);
  return {
    start,
    end,
    status: end === null ? "I gang" : draw.chance(0.7) ? "Planlagt afsluttet" : "Uplanlagt afsluttet",
    placement,
    job,
    hours: job === null ? null : draw.chance(0.2) ? 37 : draw.whole(6, 30),
    education,
    selfSupporting,
    months: selfSupporting ? Math.min(12, draw.whole(1, Math.max(1, possible))) : 0,
    supportHours: draw.whole(14, 70),
  };
}

/** A day of the register, or null when it is still to come. */
function within(day: string): string | null {
  return day <= lastDay ? day : null;
}
