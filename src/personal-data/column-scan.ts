import {passesModulus11} from "../errors/cpr.ts";
import {findPersonal, mayBePersonal, type PersonalFind, type PersonalKind} from "../errors/personal-text.ts";
import type {PersonalCounts} from "../sources/personal-counts.ts";
import {CprSuspicion, suspectedByModulus, suspectedCpr} from "./cpr-suspicion.ts";

/** What a column's name and question lead one to expect. */
export interface ColumnHints {
  readonly cpr: boolean;
  readonly phone: boolean;
}

/** What was found in one column, as numbers only: nothing of it can be printed by mistake. */
export interface ColumnFinding {
  /** Different values of the column. */
  readonly values: number;
  /** How many of them hold personal data of each kind; kinds that were not found are left out. */
  readonly found: readonly {readonly kind: PersonalKind; readonly values: number}[];
  /** `values`: the column consists of it. `text`: it stands in what people have written. */
  readonly where: "values" | "text";
}

/** Looks at the different values of one column, one at a time, and then says what the column holds. */
export class ColumnScan {
  readonly #hints: ColumnHints;
  readonly #hyphenated = new CprSuspicion();
  readonly #plain = new CprSuspicion();
  readonly #short = new CprSuspicion();
  readonly #certain: Record<PersonalKind, number> = {cpr: 0, email: 0, phone: 0};
  #values = 0;
  #whole = 0;
  #isText = false;
  #fours = 0;
  #eights = 0;

  constructor(hints: ColumnHints) {
    this.#hints = hints;
  }

  /** @param value one that was not given before */
  add(value: string): void {
    this.#values++;
    if (!this.#isText && !looksLikeNumber(value)) this.#isText = true;
    if (!mayBePersonal(value)) return;
    this.#addCodes(value);
    const finds = findPersonal(value);
    if (finds.length === 0) return;
    if (finds.some(({start, end}) => start === 0 && end === value.length)) this.#whole++;
    const wordCount = value.match(words)?.length ?? 0;
    const certain = new Set(finds.filter((find) => isCertain(find, wordCount, value)).map(({kind}) => kind));
    for (const kind of certain) this.#certain[kind]++;
    for (const find of finds) if (!certain.has(find.kind)) this.#addDoubtful(find);
  }

  /** What the column holds; null when it looks like nothing personal. */
  finding(): ColumnFinding | null {
    return findingOf(
      {
        values: this.#values,
        texts: this.#isText ? 1 : 0,
        whole: this.#whole,
        emails: this.#certain.email,
        cprInText: this.#certain.cpr,
        hyphenated: this.#hyphenated.counts,
        plain: this.#plain.counts,
        short: this.#short.counts,
        phones: {certain: this.#certain.phone, fours: this.#fours, eights: this.#eights},
      },
      this.#hints,
    );
  }

  /** The codes that have the length of a CPR number, whether or not their first digits are a day. */
  #addCodes(value: string): void {
    for (const [code] of value.matchAll(codes)) {
      const digits = code.replace(/\D/g, "");
      if (digits.length === 9) this.#short.addCode();
      else if (code.length === 10) this.#plain.addCode();
      else this.#hyphenated.addCode();
    }
  }

  #addDoubtful({kind, form, plain}: PersonalFind): void {
    if (kind === "cpr") {
      const group = form === "hyphenated" ? this.#hyphenated : form === "plain" ? this.#plain : this.#short;
      group.addBirthday(plain, passesModulus11(plain));
    } else if (form === "fours") this.#fours++;
    else if (form === "eight") this.#eights++;
  }
}

/** What a column holds, by the counts of its different values; null when it looks like nothing personal. */
export function findingOf(counts: PersonalCounts, hints: ColumnHints): ColumnFinding | null {
  const found = [
    {kind: "cpr", values: cprValues(counts, hints)},
    {kind: "email", values: counts.emails},
    {kind: "phone", values: phoneValues(counts, hints)},
  ] as const;
  const kinds = found.filter(({values}) => values > 0);
  if (kinds.length === 0) return null;
  return {values: counts.values, found: kinds, where: counts.whole * 2 >= counts.values ? "values" : "text"};
}

function cprValues(counts: PersonalCounts, {cpr: isNamed}: ColumnHints): number {
  const hyphenated = suspectedCpr(counts.hyphenated, isNamed, true);
  const plain = suspectedCpr(counts.plain, isNamed, counts.texts > 0);
  const short = plain > 0 || isNamed ? counts.short.birthdays : suspectedByModulus(counts.short);
  return counts.cprInText + hyphenated + plain + short;
}

/** Eight digits alone may be any id or amount: the column's name or question must say that they are phone numbers. */
function phoneValues({values, phones}: PersonalCounts, hints: ColumnHints): number {
  const {certain, fours, eights} = phones;
  const doubtful = fours + eights;
  if (hints.phone && (certain + doubtful) * 2 >= values) return certain + doubtful;
  return fours >= 3 && fours * 2 >= values ? certain + fours : certain;
}

const codes = /(?<!\d)(?:\d{5,6}[-\u2010-\u2015\u2212 \u00a0]\d{4}|\d{9,10})(?!\d)/gu;

/** Words that stand by themselves; the letters within a code are none. */
const words = /(?<=^|\s)\p{L}{2,}[.,:;!?]*(?=\s|$)/gu;

/** A leading zero makes digits an id. */
function looksLikeNumber(value: string): boolean {
  return /^(?!0\d)[+\-−]?\d*(?:[.,]\d+)*$/.test(value);
}

/** In what people have written, a number that looks like a CPR number is one; a code in a column of codes may be chance. */
function isCertain({kind, form, start}: PersonalFind, wordCount: number, value: string): boolean {
  if (kind === "email") return true;
  if (kind === "cpr") return wordCount >= 2;
  if (form === "international" || form === "pairs" || form === "announced") return true;
  if (form === "fours") return wordCount >= 2;
  return wordCount >= 3 && !/cvr[^\d]*$/i.test(value.slice(0, start)) && !isCompactDate(value.slice(start));
}

/** Eight digits that begin a text as 20180126 or 26012018 do. */
function isCompactDate(text: string): boolean {
  return /^(?:(?:19|20)\d{2}(?:0\d|1[0-2])(?:[0-2]\d|3[01])|(?:[0-2]\d|3[01])(?:0\d|1[0-2])(?:19|20)\d{2})/.test(text);
}
