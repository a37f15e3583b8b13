import {type Draw, daysAfter, onScale} from "./draw.ts";
import type {Person} from "./people.ts";

/** A question of the citizens' form: its name, wording and answers, and how a person answers it. */
interface Question {
  readonly name: string;
  readonly text: string;
  /** Null for a number. */
  readonly labels: readonly (readonly [code: number, label: string])[] | null;
  readonly answer: (person: Standing, draw: Draw) => number;
}

/** Where a person stands on the day of the form: about 0, higher is better. */
interface Standing {
  readonly level: number;
  readonly person: Person;
}

interface OptionSet {
  readonly name: string;
  readonly text: string;
  readonly options: readonly (readonly [label: string, chance: (standing: Standing) => number])[];
  /** The most that may be chosen. */
  readonly most: number;
}

const health = [
  [1, "Fremragende"],
  [2, "Vældig godt"],
  [3, "Godt"],
  [4, "Mindre godt"],
  [5, "Dårligt"],
] as const;
const time = [
  [5, "Hele tiden"],
  [4, "Det meste af tiden"],
  [3, "Lidt mere end halvdelen af tiden"],
  [2, "Lidt mindre end halvdelen af tiden"],
  [1, "Lidt af tiden"],
  [0, "På intet tidspunkt"],
] as const;
const loneliness = [
  [1, "Sjældent"],
  [2, "En gang imellem"],
  [3, "Ofte"],
] as const;
const agreement = [
  [0, "Slet ikke"],
  [1, "I mindre grad"],
  [2, "I nogen grad"],
  [3, "I høj grad"],
  [4, "I meget høj grad"],
] as const;
const degree = [
  [4, "I høj grad"],
  [3, "I nogen grad"],
  [2, "I mindre grad"],
  [1, "Slet ikke"],
  [9, "Ved ikke"],
] as const;

function well(middle: number, spread: number, from: number, to: number): Question["answer"] {
  return ({level}, draw) => onScale(middle + spread * (0.8 * level + 0.6 * draw.normal()), from, to);
}

function badly(middle: number, spread: number, from: number, to: number): Question["answer"] {
  return ({level}, draw) => onScale(middle - spread * (0.8 * level + 0.6 * draw.normal()), from, to);
}

function orDoNotKnow(answer: Question["answer"]): Question["answer"] {
  return (standing, draw) => (draw.chance(0.07) ? 9 : answer(standing, draw));
}

const questions: readonly Question[] = [
  {
    name: "helbred",
    text: "Hvordan synes du, at dit helbred er alt i alt?",
    labels: health,
    answer: badly(3.7, 0.8, 1, 5),
  },
  ...[
    "været glad og i godt humør",
    "følt mig rolig og afslappet",
    "følt mig aktiv og energisk",
    "er jeg vågnet frisk og udhvilet",
    "har min dagligdag været fyldt med ting, der interesserer mig",
  ].map((item, index) => ({
    name: `who5_${index + 1}`,
    text: `I de sidste to uger - ${item}`,
    labels: time,
    answer: well(2.3 - 0.2 * index, 1.1, 0, 5),
  })),
  ...[
    "Hvor ofte føler du dig isoleret fra andre?",
    "Hvor ofte savner du nogen at være sammen med?",
    "Hvor ofte føler du dig holdt udenfor?",
  ].map((text, index) => ({name: `ucla_${index + 1}`, text, labels: loneliness, answer: badly(2.1, 0.6, 1, 3)})),
  ...[
    "føler jeg mig støttet af andre",
    "har jeg håb og drømme for fremtiden",
    "har jeg det godt med mig selv",
    "gør jeg ting, der betyder noget for mig",
    "føler jeg, at jeg har kontrol over mit liv",
  ].map((item, index) => ({
    name: `insp_${index + 1}`,
    text: `I den sidste uge - ${item}`,
    labels: agreement,
    answer: well(1.9 - 0.1 * index, 0.9, 0, 4),
  })),
  ...[
    ["stjerne_hverdag", "Hverdagen"],
    ["stjerne_netvaerk", "Netværk"],
    ["stjerne_tillid", "Tillid til mig selv"],
    ["stjerne_arbejde", "Arbejde og uddannelse"],
  ].map(([name = "", item], index) => ({
    name,
    text: `Hvor er du på rejsen fra 1 til 10? - ${item}`,
    labels: null,
    answer: well(5.2 - 0.4 * index, 1.7, 1, 10),
  })),
  {
    name: "jobonske",
    text: "I hvilken grad ønsker du at komme i arbejde?",
    labels: degree,
    answer: orDoNotKnow(well(3.2, 0.8, 1, 4)),
  },
  {
    name: "jobtro",
    text: "I hvilken grad tror du, at du kommer i arbejde?",
    labels: degree,
    answer: orDoNotKnow(well(2.4, 0.9, 1, 4)),
  },
  {
    name: "stoette",
    text: "I hvilken grad får du den støtte, du har brug for?",
    labels: degree,
    answer: orDoNotKnow(well(2.9, 0.7, 1, 4)),
  },
  {
    name: "opgivende",
    text: "I hvilken grad har du opgivet at komme i arbejde?",
    labels: degree,
    answer: orDoNotKnow(badly(2.1, 0.9, 1, 4)),
  },
];

const optionSets: readonly OptionSet[] = [
  {
    name: "barriere",
    text: "Hvad står i vejen for, at du kan arbejde?",
    most: 6,
    options: [
      ["Psykisk helbred", ({level}) => 0.62 - 0.14 * level],
      ["Fysisk helbred", ({level, person}) => 0.25 + 0.006 * person.age - 0.05 * level],
      ["Økonomi eller gæld", () => 0.27],
      ["Manglende uddannelse", ({person}) => (person.age < 30 ? 0.4 : 0.18)],
      ["Transport", ({person}) => (person.klynge === "Klynge Syd" ? 0.3 : 0.13)],
      ["Familiens situation", ({person}) => (person.absence === null ? 0.1 : 0.3)],
    ],
  },
  {
    name: "prioritet",
    text: "Hvilke to ting er vigtigst for dig at få hjælp til?",
    most: 2,
    options: [
      ["At finde et job", ({level}) => 0.5 + 0.1 * level],
      ["At få det bedre psykisk", ({level}) => 0.55 - 0.15 * level],
      ["At få styr på økonomien", () => 0.3],
      ["At få flere venner", () => 0.25],
      ["At få hverdagen til at hænge sammen", () => 0.4],
    ],
  },
];

/** The surveys' system columns for where a form stands; the fourth is a form that was handed in. */
const states = ["stato_1", "stato_2", "stato_3", "stato_4", "stato_5"];
const waveLabels = ["Ved start", "Efter 4 måneder", "Efter 9 måneder"];

const optionNames = optionSets.flatMap(({name, options}) => options.map((_, index) => `${name}_${index + 1}`));
const columns = [
  "responde",
  "closetim",
  "borger_id",
  "maaling",
  ...questions.map(({name}) => name),
  ...optionNames,
  ...states,
];

/** The citizens' forms as a SurveyXact export, with a double entry, two forms left half-way and one without an id. */
export function citizenForms(people: readonly Person[], draw: Draw): Record<string, string> {
  const rows = [1, 2, 3].flatMap((wave) =>
    people.filter(({course}) => course !== null).flatMap((person) => formOf(person, wave, draw)),
  );
  const withFlaws = [...rows];
  const first = rows[3];
  const second = rows[10];
  if (first === undefined || second === undefined) throw new RangeError("too few people");
  withFlaws.push({...first, closetim: `${first.closetim?.slice(0, 10)} 23:10:00`, helbred: "1"});
  withFlaws.push({...second, borger_id: ""});
  for (const index of [17, 101]) {
    const left = withFlaws[index];
    if (left !== undefined)
      withFlaws[index] = {
        ...left,
        stjerne_arbejde: "",
        jobonske: "",
        jobtro: "",
        stoette: "",
        stato_3: "1",
        stato_4: "0",
      };
  }
  return {
    "borgerskema/dataset.csv": [
      columns,
      ...withFlaws.map((row, index) =>
        columns.map((name) => (name === "responde" ? String(400_100_000 + index) : (row[name] ?? ""))),
      ),
    ]
      .map(line)
      .join(""),
    "borgerskema/structure.csv": structure(),
    "borgerskema/labels.csv": labels(),
  };
}

function formOf(person: Person, wave: number, draw: Draw): Record<string, string>[] {
  const stays = wave === 1 ? 0.96 : (wave === 2 ? 0.76 : 0.66) + 0.07 * person.standing;
  if (person.course === null || !draw.chance(stays)) return [];
  const standing = {level: person.standing + person.drift * (wave - 1), person};
  const answers = questions.map(({name, answer}) => {
    const value = answer(standing, draw);
    return [name, draw.chance(0.025) ? "" : String(value)];
  });
  const day = daysAfter(person.course.start, [0, 120, 270][wave - 1] ?? 0);
  return [
    {
      closetim: `${day} 1${draw.whole(0, 5)}:${draw.whole(10, 59)}:00`,
      borger_id: person.id,
      maaling: String(wave),
      ...Object.fromEntries(answers),
      ...Object.fromEntries(optionSets.flatMap((set) => chosen(set, standing, draw))),
      ...Object.fromEntries(states.map((name) => [name, name === "stato_4" ? "1" : "0"])),
    },
  ];
}

function chosen({name, options, most}: OptionSet, standing: Standing, draw: Draw): [string, string][] {
  let left = most;
  return options.map(([, chance], index) => {
    const isChosen = draw.chance(chance(standing)) && left-- > 0;
    return [`${name}_${index + 1}`, isChosen ? "1" : "0"];
  });
}

function structure(): string {
  const single = (name: string, text: string) => [name, name, "Closed", "Single", text, "", "", ""];
  const rows = [
    ["questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText"],
    ["borger_id", "borger_id", "Open", "String", "Borger-id", "", "", ""],
    single("maaling", "Måling"),
    ...questions.map(({name, text, labels: answers}) =>
      answers === null ? [name, name, "Open", "Double", text, "", "", ""] : single(name, text),
    ),
    ...optionSets.flatMap(({name, text, options}) =>
      options.map(([label], index) => [
        name,
        `${name}_${index + 1}`,
        "Closed",
        "Multiple",
        text,
        String(index + 1),
        label,
        "",
      ]),
    ),
  ];
  return rows.map(line).join("");
}

function labels(): string {
  const rows = [
    ...waveLabels.map((label, index) => ["maaling", String(index + 1), label]),
    ...questions.flatMap(({name, labels: answers}) =>
      (answers ?? []).map(([code, label]) => [name, String(code), label]),
    ),
    ...[...optionNames, ...states].flatMap((name) => [
      [name, "0", "Ikke valgt"],
      [name, "1", "Valgt"],
    ]),
  ];
  return rows.map(line).join("");
}

function line(fields: readonly string[]): string {
  return `${fields.join(";")}\n`;
}
