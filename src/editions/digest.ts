import {isSame} from "./diff.ts";
import type {
  Cause,
  ClaimChange,
  Conclusion,
  EditionDiff,
  Figure,
  Limit,
  NumberChange,
  SentenceChange,
  SourceChange,
  TableChange,
  TestChange,
  Where,
} from "./diff-model.ts";
import {groupBy} from "./group-by.ts";
import {printedChange} from "./printed-change.ts";
import {shortened} from "./shortened.ts";

/** A reader of e-mail is not shown more of one kind; how many more there are is told. */
const most = 20;
/** Letters of what stands in a cell. */
const longestValue = 40;

const causeWords: Readonly<Record<Cause["kind"], string>> = {
  "new-answers": "nye svar",
  "fewer-answers": "færre svar",
  "corrected-answers": "rettede svar",
  "source-added": "ny kilde",
  "source-removed": "kilden er udgået",
  "changed-definition": "ændret definition",
  "changed-method": "ændret metode",
  "changed-printing": "kun måden, tallet trykkes på",
  unknown: "ukendt årsag",
};

const limitWords: Readonly<Record<Limit, string>> = {
  "other-evaluation": "De to udgaver hører til evalueringer med hvert sit navn.",
  "no-definitions":
    "Den ene udgave har intet manifest. Derfor kan ændrede definitioner og metoder ikke skelnes fra ændrede svar, og påstande er ikke sammenlignet.",
  "no-text": "Den ene udgave har ingen tekst. Derfor er sætninger ikke sammenlignet.",
};

const styles = {
  body: "margin:0;padding:16px;background:#ffffff;color:#1b1b1b;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45",
  frame: "width:100%;max-width:640px;border-collapse:collapse",
  h1: "margin:0 0 4px;font-size:21px;line-height:1.25",
  lead: "margin:0 0 16px;color:#555555",
  h2: "margin:24px 0 8px;padding-bottom:4px;border-bottom:2px solid #1f4e79;color:#1f4e79;font-size:17px",
  h3: "margin:14px 0 2px;font-size:15px",
  table: "width:100%;border-collapse:collapse",
  name: "padding:4px 8px 4px 0;border-bottom:1px solid #dddddd;text-align:left;vertical-align:top;font-weight:normal",
  value: "padding:4px 0 4px 8px;border-bottom:1px solid #dddddd;text-align:right;vertical-align:top",
  head: "padding:4px 0 4px 8px;border-bottom:1px solid #999999;text-align:right;font-size:13px;color:#555555;font-weight:normal",
  headName:
    "padding:4px 8px 4px 0;border-bottom:1px solid #999999;text-align:left;font-size:13px;color:#555555;font-weight:normal",
  small: "margin:2px 0 0;font-size:13px;color:#555555",
  paragraph: "margin:6px 0",
  old: "margin:2px 0;padding-left:8px;border-left:3px solid #bbbbbb;color:#555555",
  new: "margin:2px 0 12px;padding-left:8px;border-left:3px solid #1f4e79",
} as const;

type Style = keyof typeof styles;

/**
 * What is new, in Danish, as a page for an e-mail: styles in the elements, nothing fetched and no script, which programs for e-mail
 * take out. The title is the subject line.
 */
export function digest(diff: EditionDiff): string {
  const {before, after, limits} = diff;
  const dates =
    before.dataDate === after.dataDate
      ? `Data fra ${dayOf(after.dataDate)}`
      : `Data fra ${dayOf(before.dataDate)} sammenlignet med ${dayOf(after.dataDate)}`;
  const content = [
    element("h1", "h1", escaped(`Nyt i ${after.title}`)),
    element("p", "lead", escaped(`${dates}.`)),
    isSame(diff) ? element("p", "paragraph", "Der er ingen ændringer.") : sectionsOf(diff),
    ...limits.map((limit) => element("p", "small", escaped(limitWords[limit]))),
  ].join("\n");
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(subjectOf(diff))}</title>
</head>
<body style="${styles.body}">
<table role="presentation" align="center" style="${styles.frame}"><tr><td>
${content}
</td></tr></table>
</body>
</html>
`;
}

/** What the digest is about, for the line that is read before it is opened. */
function subjectOf(diff: EditionDiff): string {
  const {after, conclusions, numbers, sentences} = diff;
  const title = after.title.replace(/\s+/gu, " ").trim();
  if (isSame(diff)) return `Intet nyt i ${title}`;
  const visible = numbers.filter(({isVisible}) => isVisible).length;
  const parts = [
    ...(conclusions.length === 0 ? [] : [counted(conclusions.length, "konklusion vendt", "konklusioner vendt")]),
    ...(visible === 0 ? [] : [counted(visible, "tal ændret", "tal ændret")]),
    ...(sentences.length === 0 ? [] : [counted(sentences.length, "sætning ændret", "sætninger ændret")]),
  ];
  return parts.length === 0 ? `Nyt i ${title}` : `Nyt i ${title}: ${parts.join(", ")}`;
}

function sectionsOf(diff: EditionDiff): string {
  const visible = diff.numbers.filter(({isVisible}) => isVisible);
  const hidden = diff.numbers.length - visible.length;
  const tests = diff.tests.filter(({turned}) => !turned);
  return [
    section("Vendte konklusioner", diff.conclusions, (each) => each.map(conclusionPart).join("\n")),
    section("Data", diff.sources, sourceTable),
    section("Ændrede tal", visible, numberTables),
    hidden === 0
      ? ""
      : element(
          "p",
          "small",
          `${counted(hidden, "tal er", "tal er")} ændret så lidt, at det ikke kan ses, eller kun i det, de er beregnet af.`,
        ),
    section("Sætninger", diff.sentences, (each) => each.map(sentencePart).join("\n")),
    section("Test", tests, (each) => each.map(testPart).join("\n")),
    section("Tabeller", diff.tables, (each) => each.map((table) => paragraph(tableWords(table))).join("\n")),
    section("Påstande", diff.claims, (each) => each.map((claim) => paragraph(claimWords(claim))).join("\n")),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function section<Item>(title: string, items: readonly Item[], show: (items: readonly Item[]) => string): string {
  if (items.length === 0) return "";
  const rest = items.length - most;
  const more = rest > 0 ? `\n${element("p", "small", `Og ${printCount(rest)} flere.`)}` : "";
  return `${element("h2", "h2", title)}\n${show(items.slice(0, most))}${more}`;
}

function sourceTable(sources: readonly SourceChange[]): string {
  const rows = sources.map(({name, kind, before, after}) =>
    rowOf(`${escaped(name)}${element("p", "small", causeWords[kind])}`, [
      before === null ? "–" : printCount(before.kept),
      after === null ? "–" : printCount(after.kept),
    ]),
  );
  return tableOf(["Kilde", "Før", "Nu"], rows);
}

function conclusionPart(conclusion: Conclusion): string {
  const {where, before, after, causes} = conclusion;
  return [
    element("h3", "h3", escaped(`${where.title}: ${placeOf(where)}`)),
    element("p", "paragraph", escaped(`${turnWords(conclusion)} (${before.printed} → ${after.printed}).`)),
    element("p", "small", escaped(because(causes))),
  ].join("\n");
}

function turnWords({kind, before, after}: Conclusion): string {
  if (kind === "significance")
    return after.state === "significant" ? "Er nu signifikant" : "Er ikke længere signifikant";
  if (kind === "target") return after.state === "reached" ? "Målet er nu nået" : "Målet er ikke længere nået";
  return `Fra ${before.state} til ${after.state}`;
}

function numberTables(numbers: readonly NumberChange[]): string {
  return groupBy(numbers, ({where}) => where.analysis)
    .map(([, changes]) => {
      const rows = changes.map((change) =>
        rowOf(`${escaped(placeOf(change.where))}${baseOf(change)}`, [
          cellText(change.before),
          cellText(change.after),
          escaped(sizeOf(change)),
        ]),
      );
      return [
        element("h3", "h3", escaped(changes[0]?.where.title ?? "")),
        tableOf(["", "Før", "Nu", "Ændring"], rows),
        element("p", "small", escaped(because(changes.flatMap(({causes}) => causes)))),
      ].join("\n");
    })
    .join("\n");
}

/** Texts in cells may be long; the report has them whole. */
function cellText({printed}: Figure): string {
  return escaped(shortened(printed, longestValue));
}

function baseOf({before, after}: NumberChange): string {
  if (before.n === after.n || before.n === null || after.n === null) return "";
  return element("p", "small", `n = ${printCount(before.n)} → ${printCount(after.n)}`);
}

function sizeOf(change: NumberChange): string {
  const size = printedChange(change);
  return size === null ? "" : `${size}${change.unit === "percent" ? "\u00a0pct.\u2011point" : ""}`;
}

function sentencePart({chapter, before, after}: SentenceChange): string {
  const line = after?.line ?? before?.line;
  const place =
    chapter === null ? "Fodnote" : `${chapter}${line === null || line === undefined ? "" : `, linje ${line}`}`;
  return [
    element("p", "small", escaped(place)),
    before === null ? "" : element("p", "old", `Før: ${escaped(before.text)}`),
    after === null ? element("p", "new", "Nu: udgået.") : element("p", "new", `Nu: ${escaped(after.text)}`),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function testPart({title, label, before, after, causes}: TestChange): string {
  const state = (test: typeof before) =>
    test === null ? "ingen" : `${test.printed} (${test.name}, n = ${printCount(test.n)})`;
  return [
    element("h3", "h3", escaped(`${title}: ${label}`)),
    element("p", "paragraph", escaped(`Før: ${state(before)}. Nu: ${state(after)}.`)),
    element("p", "small", escaped(because(causes))),
  ].join("\n");
}

const partWords: Readonly<Record<TableChange["part"], string>> = {
  table: "tabellen",
  block: "afsnittet",
  row: "rækken",
  column: "kolonnen",
};

function tableWords({part, change, title, block, before, after}: TableChange): string {
  const inside = part === "table" ? "" : `${title}${block === null ? "" : `, ${block}`}: `;
  const name = `${inside}${partWords[part]} »${after ?? before ?? ""}«`;
  const words = {
    added: `${name} er ny.`,
    removed: `${name} er udgået.`,
    renamed: `${inside}${partWords[part]} »${before ?? ""}« hedder nu »${after ?? ""}«.`,
  }[change];
  return inside === "" ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function claimWords({name, chapter, change, before, after}: ClaimChange): string {
  const words = {
    added: `er ny: ${after ?? ""}`,
    removed: `er udgået: ${before ?? ""}`,
    changed: `er ændret: ${before ?? ""} → ${after ?? ""}`,
  }[change];
  return `»${name}« (${chapter}) ${words}`;
}

function because(causes: readonly Cause[]): string {
  const words = causes.map(({kind, source}) =>
    source === null ? causeWords[kind] : `${causeWords[kind]} (${source})`,
  );
  return `Årsag: ${[...new Set(words)].join("; ")}.`;
}

function placeOf({block, row, column}: Where): string {
  return [block ?? "", row, column].filter((part) => part !== "").join(" · ");
}

function tableOf([first = "", ...others]: readonly string[], rows: readonly string[]): string {
  const heads = others.map((head) => `<th scope="col" style="${styles.head}">${head}</th>`).join("");
  const corner =
    first === "" ? `<td style="${styles.headName}"></td>` : `<th scope="col" style="${styles.headName}">${first}</th>`;
  return `<table style="${styles.table}"><thead><tr>${corner}${heads}</tr></thead><tbody>\n${rows.join("\n")}\n</tbody></table>`;
}

function rowOf(name: string, values: readonly string[]): string {
  const cells = values.map((value) => `<td style="${styles.value}">${value}</td>`).join("");
  return `<tr><th scope="row" style="${styles.name}">${name}</th>${cells}</tr>`;
}

function paragraph(text: string): string {
  return element("p", "paragraph", escaped(text));
}

function element(name: "h1" | "h2" | "h3" | "p", style: Style, content: string): string {
  return `<${name} style="${styles[style]}">${content}</${name}>`;
}

/** `2026-03-01` is `1. marts 2026`. */
function dayOf(date: string | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? "");
  const [, year, month, day] = parts ?? [];
  return year === undefined ? "ukendt dato" : `${Number(day)}. ${months[Number(month) - 1] ?? ""} ${year}`;
}

const months = "januar februar marts april maj juni juli august september oktober november december".split(" ");

function counted(count: number, one: string, many: string): string {
  return `${printCount(count)} ${count === 1 ? one : many}`;
}

function printCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ".");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
