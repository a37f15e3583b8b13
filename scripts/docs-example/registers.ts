import {type Draw, danishDay, daysAfter, daysBetween, onScale} from "./draw.ts";
import {lastDay, type Person, type Phase} from "./people.ts";

const phases: readonly Phase[] = ["Henvist", "Kontaktet", "Samtale", "Startet"];

/** The register of courses: one row for each citizen who was referred. */
export function courseRegister(people: readonly Person[], draw: Draw): string {
  const reached = (person: Person, phase: Phase) => yesNo(phases.indexOf(person.phase) >= phases.indexOf(phase));
  const rows = people.map((person) => {
    const {course} = person;
    const toEnd = course === null ? "" : String(daysBetween(course.start, course.job ?? lastDay));
    return {
      borger_id: person.id,
      klynge: person.klynge,
      kommune: person.kommune,
      koen: person.sex,
      alder: String(person.age),
      tidligere_status: person.before,
      maal: person.goal,
      henvist_dato: danishDay(person.referred),
      kontaktet: reached(person, "Kontaktet"),
      samtale: reached(person, "Samtale"),
      startet: reached(person, "Startet"),
      ikke_startet:
        course === null
          ? draw.among({"Ønskede ikke at deltage": 5, "Uden for målgruppen": 3, "Kunne ikke nås": 4})
          : "",
      start_dato: danishDay(course?.start ?? null),
      slut_dato: danishDay(course?.end ?? null),
      afslutning: course?.status ?? "",
      praktik: course === null ? "" : yesNo(course.placement),
      job: course === null ? "" : yesNo(course.job !== null),
      job_dato: danishDay(course?.job ?? null),
      dage_til_job: toEnd,
      timer: course?.hours === null || course === null ? "" : String(course.hours),
      uddannelse: course === null ? "" : yesNo(course.education),
      selvforsoerget: course === null ? "" : yesNo(course.selfSupporting),
      maaneder: course === null ? "" : String(course.months),
      stoettetimer: course === null ? "" : `${course.supportHours},${draw.among({"0": 1, "5": 1})}`,
    };
  });
  return table(rows);
}

const staffItems = [
  "Fast kontaktperson",
  "Ugentlig kontakt",
  "Plan lavet med borgeren",
  "Virksomhedskontakt",
  "Fælles møder",
  "Tid nok",
];

/** The employees' form: three rounds without ids, so that nobody can be followed from one to the next. */
export function staffForms(draw: Draw): string {
  const rounds: [round: number, answers: number, day: string][] = [
    [1, 16, "2023-11-20"],
    [2, 13, "2024-06-10"],
    [3, 12, "2025-02-03"],
  ];
  const rows = rounds.flatMap(([round, answers, day]) =>
    Array.from({length: answers}, (_, index) => {
      const level = 3.1 + 0.3 * round;
      const items = staffItems.map((_item, at) => {
        if (at === 3 && draw.chance(0.12)) return "8";
        return draw.chance(0.04) ? "" : String(onScale(level - 0.25 * (at % 3) + draw.normal(), 1, 5));
      });
      return {
        runde: String(round),
        besvaret: danishDay(daysAfter(day, draw.whole(0, 14))),
        klynge: index % 2 === 0 ? "Klynge Nord" : "Klynge Syd",
        faggruppe: draw.among({Jobkonsulent: 4, Socialrådgiver: 4, Sundhedsfaglig: 2}),
        ...Object.fromEntries(items.map((item, at) => [`trofast_${at + 1}`, item])),
      };
    }),
  );
  return table(rows);
}

/** Absence per school year of the citizens' children: one row a family and year. */
export function absenceRegister(people: readonly Person[], draw: Draw): string {
  const years = ["2021/22", "2022/23", "2023/24", "2024/25"];
  const rows = people.flatMap((person) => {
    const {absence, course} = person;
    if (absence === null || course === null) return [];
    const spent = years.map((year, index) => {
      const days = 200 - draw.whole(0, 8);
      const change = ([0, 0.8, -0.9, -2.4][index] ?? 0) * (1 + 0.35 * person.drift) + 1.5 * draw.normal();
      return {year, days, missed: Math.round((days * Math.max(0.5, absence + change)) / 100)};
    });
    const first = spent[0];
    const baseline = first !== undefined && 10 * first.missed >= first.days ? "10 pct. og derover" : "Under 10 pct.";
    const known = draw.chance(0.9) ? spent : spent.slice(0, -1);
    return known.map(({year, days, missed}) => ({
      borger_id: person.id,
      skoleaar: year,
      udgangspunkt: baseline,
      skoledage: String(days),
      fravaersdage: String(missed),
      fravaer: ((100 * missed) / days).toFixed(1).replace(".", ","),
    }));
  });
  return table(rows);
}

const classes = ["Bolig og økonomi", "Psykisk helbred", "Fysisk helbred", "Rusmidler", "Familie"];
const codes = [
  "Ventetid",
  "Skift af sagsbehandler",
  "Manglende koordinering",
  "God relation",
  "Virksomhedskontakt",
  "Netværk inddraget",
];

/** Coded case descriptions as a REDCap export: each in one or two classes, and its main class by two coders. */
export function codedCases(people: readonly Person[], draw: Draw): Record<string, string> {
  const described = people.filter(({course}) => course !== null).filter((_, index) => index % 2 === 0);
  const rows = described.map((person, index) => {
    const main = Number(draw.among({"1": 8, "2": 14, "3": 7, "4": 4, "5": 9}));
    const second = draw.chance(0.3) ? draw.whole(1, classes.length) : main;
    const other = draw.chance(0.78) ? main : draw.whole(1, classes.length);
    return {
      sag_id: String(index + 1),
      klynge: person.klynge,
      kommune: person.kommune,
      ...Object.fromEntries(
        classes.map((_, at) => [`klasse___${at + 1}`, main === at + 1 || second === at + 1 ? "1" : "0"]),
      ),
      ...Object.fromEntries(
        codes.map((_, at) => [`kode___${at + 1}`, draw.chance([0.4, 0.33, 0.45, 0.6, 0.3, 0.25][at] ?? 0) ? "1" : "0"]),
      ),
      koder_a: String(main),
      koder_b: String(other),
      sag_complete: index === 20 ? "1" : "2",
    };
  });
  return {"sager/sager.csv": table(rows, ","), "sager/felter.csv": caseFields()};
}

function caseFields(): string {
  const choices = (labels: readonly string[]) => labels.map((label, index) => `${index + 1}, ${label}`).join(" | ");
  const fields: [name: string, type: string, label: string, options: string][] = [
    ["sag_id", "text", "Sag", ""],
    ["klynge", "text", "Klynge", ""],
    ["kommune", "text", "Kommune", ""],
    ["klasse", "checkbox", "Hvilke problemer handler sagen om?", choices(classes)],
    ["kode", "checkbox", "Hvad fortæller sagen om?", choices(codes)],
    ["koder_a", "radio", "Hovedproblem, første koder", choices(classes)],
    ["koder_b", "radio", "Hovedproblem, anden koder", choices(classes)],
  ];
  const heading = "field_name,form_name,field_type,field_label,select_choices_or_calculations";
  const quoted = fields.map(([name, type, label, options]) => `${name},sag,${type},"${label}","${options}"\n`);
  return `${heading}\n${quoted.join("")}`;
}

function yesNo(value: boolean): string {
  return value ? "Ja" : "Nej";
}

/** Rows of the same keys as delimited text with a header. */
function table(rows: readonly Readonly<Record<string, string>>[], delimiter = ";"): string {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ""))]
    .map((fields) => `${fields.join(delimiter)}\n`)
    .join("");
}
