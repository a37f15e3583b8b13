/** Whether one variable is answers to count, numbers to sum up, or neither. */

import {isAmongMissing} from "../codebook/among-missing.ts";
import {numberOf} from "../codebook/answers.ts";
import type {Category} from "../codebook/model.ts";
import {missingKindOf} from "../codebook/recognise/missing-label.ts";
import {categoriesWithMissing, recogniseScale} from "../codebook/recognise/recognise-scale.ts";
import {category} from "../codebook/scales.ts";
import type {SourceVariable} from "../sources/model.ts";
import {areWholeNumbers, inDanishOrder} from "./columns.ts";
import type {DraftVariable, LeftOut} from "./draft-model.ts";
import {answeredWaves, type Evidence, readableEntry} from "./evidence.ts";
import {isCalledId} from "./find-roles.ts";
import {nameInWords, shortLabel, tidyQuestion, unitIn} from "./wording.ts";

export type Judged =
  | {readonly use: "report"; readonly variable: DraftVariable}
  | {readonly use: "leave"; readonly left: LeftOut};

/** So many different whole numbers may be answers to choose among; more are a quantity. */
const mostUnlabelledCodes = 7;
const largestUnlabelledCode = 10;
/** So many different texts may be answers to choose among. */
const mostTexts = 20;
const longestText = 80;
/** A labelled variable with more values without a label than this is a number whose ends are labelled. */
const mostStrayCodes = 12;

const likelyMissing = /^(-[1-9]|-[1-9]{2}|-?9|9[5-9]|99[5-9]|999[5-9]|88|888)$/;
const quantities =
  /alder|antal|beløb|beloeb|indkomst|vægt|vaegt|højde|hoejde|(?<!\p{L})(age|number|timer|hours|dage|days|år|aar|years|income|score|sum|index|indeks)(?!\p{L})/iu;
const personalNames =
  /^(navn|fornavn|efternavn|name|first_?name|last_?name|e?-?mail|email_?adresse|tlf|telefon|telefonnr|mobil|phone|adresse|address|vej|cpr|cprnr|cpr_nr|personnummer|ip|ipaddr)$/iu;
const places = /(postnr|postnummer|postcode|zip|kommunekode|kommunenr)/iu;

export function judge(evidence: Evidence): Judged {
  const {variable, column, answered} = evidence;
  if (personalNames.test(variable.name)) return leave(variable, "kan være personoplysninger", {personal: "drop"});
  if (answered === 0) return leaveOut(evidence, "ingen svar");
  if (variable.option !== null) return option(evidence);
  if (variable.kind === "date" || column.reading.kind === "date" || column.reading.kind === "datetime") {
    return variable.labels.length > 0 ? labelled(evidence) : leaveOut(evidence, "dato");
  }
  if (variable.labels.length > 0) return labelled(evidence);
  if (variable.kind === "text") return leaveOut(evidence, "fritekst");
  if (variable.kind === "single") return unlabelledCodes(evidence);
  return column.reading.kind === "number" ? unlabelledNumber(evidence) : text(evidence);
}

function option(evidence: Evidence): Judged {
  const {variable, codes} = evidence;
  const odd = [...codes].filter((code) => code !== "0" && code !== "1");
  if (odd.length > 0) return leaveOut(evidence, "valgmulighed med andre koder end 0 og 1");
  const label = tidyQuestion(variable.option?.label ?? variable.name);
  return report(evidence, {kind: "categorical", label, categories: [], told: true, isChosen: codes.has("1")});
}

function labelled(evidence: Evidence): Judged {
  const {variable, column, codes} = evidence;
  const known = new Set(variable.labels.map(({code}) => code));
  const stray = [...codes].filter((code) => !known.has(code));
  const numeric = [...codes].every((code) => numberOf(code, column.reading) !== null);
  if (stray.length > mostStrayCodes && !numeric)
    return leave(variable, "for mange svar uden betegnelse", {type: "text"});
  if (stray.length > mostStrayCodes) return labelledNumber(evidence);
  const extra = inDanishOrder(stray).map(strayCategory);
  const categories = [...toldCategories(variable), ...extra];
  return categorical(evidence, categories, extra.length === 0, strayRemarks(extra));
}

function strayCategory(code: string): Category {
  const isMissing = likelyMissing.test(code);
  return {code, label: isMissing ? `Uoplyst (${code})` : code, missing: isMissing ? "no_answer" : null};
}

function strayRemarks(extra: readonly Category[]): string[] {
  return extra.map(({code, missing}) =>
    missing === null
      ? `Svaret ${code} har ingen betegnelse i eksporten.`
      : `Koden ${code} har ingen betegnelse og antages at betyde uoplyst.`,
  );
}

/** The labelled answers; what the export declares missing is no answer, unless its label says which kind. */
function toldCategories({labels, missing}: SourceVariable): Category[] {
  return categoriesWithMissing(labels).map((each) => {
    const isDeclared = missing !== null && isAmongMissing(missing, each.code);
    return isDeclared ? {...each, missing: each.missing ?? "no_answer"} : each;
  });
}

/** Labels on a few of many numbers are the ends of a quantity, or its missing codes. */
function labelledNumber(evidence: Evidence): Judged {
  const missing = toldCategories(evidence.variable).filter((each) => each.missing !== null);
  return number(evidence, ["Kun nogle af tallene har en betegnelse i eksporten; de er talt som tal."], missing);
}

function unlabelledNumber(evidence: Evidence): Judged {
  const {variable, codes, answers} = evidence;
  const values = [...codes];
  const name = `${variable.name} ${variable.question ?? ""}`;
  const small = values.every((code) => Math.abs(Number(code)) <= largestUnlabelledCode || likelyMissing.test(code));
  const isAnswer =
    areWholeNumbers(values) &&
    values.length <= mostUnlabelledCodes &&
    small &&
    variable.measure !== "scale" &&
    variable.kind !== "number" &&
    !quantities.test(name);
  if (isCalledId(variable) && answers.size > mostTexts) return leaveOut(evidence, "ligner et id");
  if (!isAnswer) return places.test(variable.name) ? leaveOut(evidence, "kode for et sted") : number(evidence, []);
  return answers.size < 2 ? leaveOut(evidence, "samme værdi overalt") : unlabelledCodes(evidence);
}

/** Answers to choose among, of which only the codes are known. */
function unlabelledCodes(evidence: Evidence): Judged {
  const {variable, codes} = evidence;
  const values = [...codes];
  if (values.length > mostTexts) return leave(variable, "for mange svar uden betegnelse", {type: "text"});
  if (!areWholeNumbers(values)) {
    const named = inDanishOrder(values).map((code) => ({code, label: code, missing: missingKindOf(code)}));
    return categorical(evidence, named, false, []);
  }
  const ordered = values
    .map(Number)
    .sort((a, b) => a - b)
    .map(String);
  const categories = ordered.map((code): Category => {
    const beyond = likelyMissing.test(code) && !ordered.includes(String(Math.abs(Number(code)) - 1));
    return beyond ? {code, label: `Uoplyst (${code})`, missing: "no_answer"} : {code, label: code, missing: null};
  });
  const remarks = ["Eksporten fortæller ikke, hvad koderne betyder: skriv svarenes ordlyd under labels."];
  if (ordered.join() === "0,1") remarks.push("0 og 1 betyder ofte Nej og Ja.");
  return categorical(evidence, categories, false, remarks);
}

/** @param missing codes that are no numbers, though they look so */
function number(evidence: Evidence, remarks: readonly string[], missing: readonly Category[] = []): Judged {
  const {variable, codes, answers} = evidence;
  if (answers.size < 2) return leaveOut(evidence, "samme værdi overalt");
  const counted = [...codes].filter((code) => !missing.some((each) => each.code === code));
  const numbers = counted
    .map(Number)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const suspect = numbers.at(-1) ?? 0;
  const next = numbers.at(-2) ?? 0;
  const isSuspect = /^9{2,}$/.test(String(suspect)) && suspect > 2 * next;
  return report(evidence, {
    kind: "number",
    categories: missing,
    told: variable.labels.length === 0,
    remarks: isSuspect
      ? [...remarks, `Tallet ${suspect} tæller med. Skriv no_answer: [${suspect}], hvis det betyder uoplyst.`]
      : remarks,
  });
}

function text(evidence: Evidence): Judged {
  const {variable, codes, answered, answers} = evidence;
  const values = [...codes];
  const isRepeated = values.length * 2 <= answered || values.length <= 3;
  const isShort = values.every((value) => value.length <= longestText);
  if (variable.kind === "text" || values.length > mostTexts || !isRepeated || !isShort)
    return leaveOut(evidence, "fritekst");
  if (answers.size < 2) return leaveOut(evidence, "samme værdi overalt");
  const isBoolean = values.every((value) => /^(true|false)$/i.test(value));
  const categories = inDanishOrder(values).map(
    (code): Category => ({code, label: isBoolean ? booleanLabel(code) : code, missing: missingKindOf(code)}),
  );
  return categorical(evidence, isBoolean ? categories.reverse() : categories, false, []);
}

function booleanLabel(code: string): string {
  return /^true$/i.test(code) ? "Ja" : "Nej";
}

function categorical(
  evidence: Evidence,
  categories: readonly Category[],
  told: boolean,
  remarks: readonly string[],
): Judged {
  const scale = recogniseScale(categories);
  const answers = categories.filter((each) => each.missing === null);
  const missing = categories.filter((each) => each.missing !== null);
  const ordered = scale?.categories ?? [...answers, ...missing];
  if (answers.length === 0) return leaveOut(evidence, "ingen svar");
  const isTold = ordered.every(
    ({code, label, missing: kind}, index) => code === categories[index]?.code && kind === category(code, label).missing,
  );
  return report(evidence, {
    kind: "categorical",
    categories: ordered,
    best: scale?.best ?? null,
    known: scale?.known.key ?? null,
    told: told && isTold && scale === null,
    remarks,
  });
}

function report(
  evidence: Evidence,
  what: Pick<DraftVariable, "kind" | "categories" | "told"> & Partial<DraftVariable>,
): Judged {
  const {variable, answers} = evidence;
  const without = new Set(what.categories.filter(({missing}) => missing === "no_answer").map(({code}) => code));
  if ([...answers.keys()].every((code) => without.has(code))) return leaveOut(evidence, "ingen svar");
  const told = variable.question === variable.name ? null : variable.question;
  const question = tidyQuestion(told ?? nameInWords(variable.name)) || variable.name;
  return {
    use: "report",
    variable: {
      name: variable.name,
      label: shortLabel(question),
      question,
      isAsked: variable.question !== null || question.endsWith("?"),
      best: null,
      known: null,
      unit: what.kind === "number" ? unitIn(`${variable.name} ${question}`) : null,
      waves: answeredWaves(evidence, without),
      option: variable.option,
      isChosen: true,
      remarks: [],
      ...what,
    },
  };
}

export function leaveOut(evidence: Evidence, reason: string): Judged {
  return leave(evidence.variable, reason, readableEntry(evidence));
}

export function leave({name}: SourceVariable, reason: string, entry: LeftOut["entry"]): Judged {
  return {use: "leave", left: {name, reason, entry}};
}
