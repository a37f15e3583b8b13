import type {Draw} from "../docs-example/draw.ts";
import {correlate} from "./correlate.ts";
import {inParticipantSurvey} from "./municipalities.ts";
import {at, exchange, repeated, shuffled, table} from "./rows.ts";

/** What is known of an age group: how many gave each answer. Answers on the scale of 4 («i høj grad») to 1 («slet ikke»). */
interface AgeGroup {
  readonly size: number;
  readonly ages: readonly [from: number, to: number];
  /** Sums of the five answers of WHO-5: to 7 (index 28), to 12 (index 48), above; and what they add up to. */
  readonly wellbeing: readonly {readonly from: number; readonly to: number; readonly persons: number}[];
  readonly wellbeingSum: number;
  readonly health: readonly (readonly [string, number])[];
  readonly jobWish: Levels;
  readonly jobBelief: Levels;
  readonly educationWish: Levels;
  readonly educationBelief: Levels;
  readonly influence: Levels;
  /** How many of those with little or no belief in a job have influence («i høj» or «i nogen grad»). */
  readonly influencedDoubters: number;
  readonly jobCorrelation: number;
  readonly educationCorrelation: number;
  /** How many of those who wish for education are over 40. */
  readonly over40: number | null;
}

type Levels = readonly (readonly [level: number, persons: number])[];

const good = "Godt, vældig godt eller fremragende";

const young: AgeGroup = {
  size: 202,
  ages: [18, 29],
  wellbeing: [
    {from: 0, to: 7, persons: 95},
    {from: 8, to: 12, persons: 47},
    {from: 13, to: 22, persons: 60},
  ],
  wellbeingSum: 1869,
  health: [
    [good, 61],
    ["Mindre godt", 67],
    ["Dårligt", 74],
  ],
  jobWish: [
    [4, 92],
    [3, 62],
    [2, 26],
    [1, 22],
  ],
  jobBelief: [
    [4, 35],
    [3, 66],
    [2, 60],
    [1, 41],
  ],
  educationWish: [
    [4, 71],
    [3, 48],
    [2, 38],
    [1, 45],
  ],
  educationBelief: [
    [4, 41],
    [3, 60],
    [2, 52],
    [1, 49],
  ],
  influence: [
    [4, 40],
    [3, 73],
    [2, 50],
    [1, 39],
  ],
  influencedDoubters: 40,
  jobCorrelation: 0.397,
  educationCorrelation: 0.263,
  over40: null,
};

const older: AgeGroup = {
  size: 711,
  ages: [30, 64],
  wellbeing: [
    {from: 0, to: 7, persons: 448},
    {from: 8, to: 12, persons: 150},
    {from: 13, to: 22, persons: 113},
  ],
  wellbeingSum: 4977,
  health: [
    [good, 70],
    ["Mindre godt", 167],
    ["Dårligt", 474],
  ],
  jobWish: [
    [4, 141],
    [3, 179],
    [2, 158],
    [1, 233],
  ],
  jobBelief: [
    [4, 52],
    [3, 97],
    [2, 190],
    [1, 372],
  ],
  educationWish: [
    [4, 69],
    [3, 109],
    [2, 121],
    [1, 412],
  ],
  educationBelief: [
    [4, 39],
    [3, 89],
    [2, 147],
    [1, 436],
  ],
  influence: [
    [4, 100],
    [3, 202],
    [2, 170],
    [1, 239],
  ],
  influencedDoubters: 222,
  jobCorrelation: 0.423,
  educationCorrelation: 0.314,
  over40: 107,
};

/** Who answered without telling their age, whom the report's figures leave out. */
const withoutAge = 19;

const understood: Levels = [
  [4, 409],
  [3, 294],
  [2, 64],
  [1, 36],
  [9, 110],
];
const influencedActivities: Levels = [
  [4, 183],
  [3, 264],
  [2, 206],
  [1, 260],
];

/** The participants' forms: invented people with the report's numbers. */
export function participantForms(draw: Draw): string {
  const known = [...answersOf(young, draw), ...answersOf(older, draw)];
  const unknown = answersOf(older, draw)
    .slice(0, withoutAge)
    .map((answers) => ({...answers, alder: ""}));
  const levels = shuffled(repeated(understood), draw);
  const activities = shuffled(repeated(influencedActivities), draw);
  const people = [...known, ...unknown].map((answers, index) => ({
    ...answers,
    forstaaet: levels[index] ?? draw.whole(1, 4),
    indflydelse_aktiviteter: activities[index] ?? draw.whole(1, 4),
  }));
  return table(
    shuffled(people, draw).map((answers, index) => ({
      besvarelse: index + 1,
      kommune: at(inParticipantSurvey, index % inParticipantSurvey.length),
      ...answers,
    })),
  );
}

function answersOf(group: AgeGroup, draw: Draw) {
  const jobBelief = shuffled(repeated(group.jobBelief), draw);
  const doubting = jobBelief.flatMap((level, index) => (level <= 2 ? [index] : []));
  const influence = influenceOf(group, doubting, draw);
  const job = correlate(jobBelief, influence, group.jobCorrelation, draw, isHigh);
  const education = shuffled(repeated(group.educationBelief), draw);
  const educationBelief = correlate(education, influence, group.educationCorrelation, draw);
  const educationWish = shuffled(repeated(group.educationWish), draw);
  const jobWish = shuffled(repeated(group.jobWish), draw);
  const health = shuffled(repeated(group.health), draw);
  const ages = agesOf(group, educationWish, draw);
  return wellbeingOf(group, draw).map((items, index) => ({
    alder: ages[index] ?? "",
    ...items,
    helbred: at(health, index),
    oensker_job: at(jobWish, index),
    tror_job: at(job, index),
    oensker_uddannelse: at(educationWish, index),
    tror_uddannelse: at(educationBelief, index),
    indflydelse_maal: at(influence, index),
  }));
}

function isHigh(level: number): number {
  return level > 2 ? 1 : 0;
}

/** So many of those who doubt have influence as is known; the rest of the influence goes to the others. */
function influenceOf(group: AgeGroup, doubting: readonly number[], draw: Draw): number[] {
  const levels = repeated(group.influence);
  const [high, low] = [levels.filter((level) => level > 2), levels.filter((level) => level <= 2)];
  const [some, none] = [shuffled(high, draw), shuffled(low, draw)];
  const ofDoubters = [
    ...some.splice(0, group.influencedDoubters),
    ...none.splice(0, doubting.length - group.influencedDoubters),
  ];
  const ofOthers = [...some, ...none];
  const doubters = new Set(doubting);
  return Array.from({length: group.size}, (_, index) => (doubters.has(index) ? ofDoubters : ofOthers).pop() ?? 0);
}

function agesOf({ages: [from, to], over40, size}: AgeGroup, educationWish: readonly number[], draw: Draw): number[] {
  if (over40 === null) return Array.from({length: size}, () => draw.whole(from, to));
  let left = over40;
  return educationWish.map((wish) => {
    if (wish <= 2) return draw.whole(from, to);
    return left-- > 0 ? draw.whole(41, to) : draw.whole(from, 40);
  });
}

const items = ["who5_1", "who5_2", "who5_3", "who5_4", "who5_5"];
const highestAnswer = 5;

/** Answers whose sums lie in the bands as they should, and add up to what gives the mean. */
function wellbeingOf(group: AgeGroup, draw: Draw): Record<string, number>[] {
  const people = group.wellbeing.flatMap((band) =>
    Array.from({length: band.persons}, () => ({...band, sum: draw.whole(band.from, band.to)})),
  );
  let missing = group.wellbeingSum - people.reduce((sum, person) => sum + person.sum, 0);
  while (missing !== 0) {
    const person = at(people, draw.whole(0, people.length - 1));
    const step = Math.sign(missing);
    if (person.sum + step < person.from || person.sum + step > person.to) continue;
    person.sum += step;
    missing -= step;
  }
  const sums = people.map(({sum}) => sum);
  for (let index = sums.length - 1; index > 0; index--) exchange(sums, index, draw.whole(0, index));
  return sums.map((sum) => spread(sum, draw));
}

function spread(sum: number, draw: Draw): Record<string, number> {
  const answers = items.map(() => 0);
  let left = sum;
  while (left > 0) {
    const index = draw.whole(0, items.length - 1);
    const answer = at(answers, index);
    if (answer === highestAnswer) continue;
    answers[index] = answer + 1;
    left--;
  }
  return Object.fromEntries(items.map((item, index) => [item, at(answers, index)]));
}
