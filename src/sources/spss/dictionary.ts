import type {Damage} from "./damage.ts";
import {displayMeasures} from "./display.ts";
import type {Draft, Find, PlacedVariable} from "./draft.ts";
import type {FileText} from "./file-text.ts";
import {addLongStringLabels, addLongStringMissing} from "./long-strings.ts";
import type {SpssMissing, SpssValue} from "./model.ts";
import {longNames, veryLongWidths} from "./names.ts";
import {elementsOf, type LabelRecord, type Records, type VariableRecord} from "./records.ts";

const segmentStep = 252;
const segmentWidth = 255;
const mostLabels = 2_000_000;

/**
 * Puts the records together to variables.
 * @throws CliError (data) when records contradict each other, or text does not fit the character set
 */
export function readDictionary(
  records: Records,
  text: FileText,
  isLittleEndian: boolean,
  damage: Damage,
): PlacedVariable[] {
  const drafts = joinSegments(records, text, isLittleEndian, damage);
  const byElement = new Map(drafts.map((draft) => [draft.element, draft]));
  refuseTooManyLabels(records.labels, damage);
  for (const record of records.labels) addLabels(record, byElement, text, isLittleEndian, damage);
  const find = finder(drafts);
  addLongStringLabels(records, find, text);
  addLongStringMissing(records, find, text);
  refuseTwins(drafts, damage);
  return drafts.map((draft) => ({
    ...draft,
    labels: [...draft.labels].map(([value, label]) => ({value, label})),
  }));
}

function finder(drafts: readonly Draft[]): Find {
  const short = new Map(drafts.map((draft) => [draft.shortName.toUpperCase(), draft]));
  const long = new Map(drafts.map((draft) => [draft.name.toUpperCase(), draft]));
  return (name) => long.get(name.toUpperCase()) ?? short.get(name.toUpperCase());
}

/** A string of more than 255 bytes is written as several variables in a row. */
function joinSegments(records: Records, text: FileText, isLittleEndian: boolean, damage: Damage): Draft[] {
  const names = longNames(records, text);
  const widths = veryLongWidths(records, text);
  const measures = displayMeasures(records);
  const drafts: Draft[] = [];
  for (let index = 0; index < records.variables.length; ) {
    const record = records.variables[index];
    if (record === undefined) break;
    const shortName = text.read(record.name, () => `the name of variable ${index + 1}`);
    const width = widths.get(shortName.toUpperCase()) ?? record.width;
    const segments = segmentsOf(records, index, width, damage);
    const name = names.get(shortName.toUpperCase()) || shortName;
    if (name === "") throw damage("A variable has no name", record.place);
    drafts.push({
      name,
      shortName,
      label: labelOf(record, name, text),
      width,
      format: record.format,
      labels: new Map(),
      missing: missingOf(record, name, text, isLittleEndian),
      measure: measures[index] ?? null,
      element: record.element,
      elementCount: segments.reduce((sum, segment) => sum + elementsOf(segment.width), 0),
    });
    index += segments.length;
  }
  return drafts;
}

function segmentsOf(records: Records, index: number, width: number, damage: Damage): VariableRecord[] {
  const count = width > segmentWidth ? Math.ceil(width / segmentStep) : 1;
  const segments = records.variables.slice(index, index + count);
  const isWhole = count === 1 || segments.slice(0, -1).every((segment) => segment.width === segmentWidth);
  const lastWidth = width - (count - 1) * segmentStep;
  const last = segments.at(-1);
  const reaches = last !== undefined && (count === 1 || elementsOf(last.width) >= elementsOf(lastWidth));
  if (isWhole && reaches && segments.length === count && (last.width > 0 || width === 0)) return segments;
  throw damage(`A string of ${width} bytes does not have the parts that it needs`, segments[0]?.place ?? 0);
}

function labelOf({label}: VariableRecord, name: string, text: FileText): string | null {
  return label === null ? null : text.read(label, () => `the label of ${name}`) || null;
}

function missingOf(record: VariableRecord, name: string, text: FileText, isLittleEndian: boolean): SpssMissing | null {
  if (record.missing.length === 0) return null;
  const values = record.missing.map((bytes) =>
    readValue(bytes, record.width, text, isLittleEndian, () => `a missing value of ${name}`),
  );
  if (!record.hasMissingRange) return {values, range: null};
  const [from, to, ...others] = values;
  return {values: others, range: {from: lowEnd(from), to: highEnd(to)}};
}

/** LOWEST is the second lowest of all numbers, since the lowest means system-missing. */
function lowEnd(value: SpssValue | undefined): number | null {
  return typeof value !== "number" || value < -1.797693134862315e308 ? null : value;
}

/** HIGHEST is the highest of all numbers. */
function highEnd(value: SpssValue | undefined): number | null {
  return typeof value !== "number" || value === Number.MAX_VALUE ? null : value;
}

/** A small file can give all of its labels to all of its variables, which together would be more than there is room for. */
function refuseTooManyLabels(records: readonly LabelRecord[], damage: Damage): void {
  const total = records.reduce((sum, {labels, elements}) => sum + labels.length * elements.length, 0);
  if (total > mostLabels)
    throw damage(`The variables have ${total} value labels together, which cannot be`, records[0]?.place ?? 0);
}

function addLabels(
  record: LabelRecord,
  byElement: ReadonlyMap<number, Draft>,
  text: FileText,
  isLittleEndian: boolean,
  damage: Damage,
): void {
  for (const element of record.elements) {
    const draft = byElement.get(element);
    if (draft === undefined) {
      throw damage(`Value labels belong to element ${element + 1} of a case, where no variable begins`, record.place);
    }
    const where = () => `the value labels of ${draft.name}`;
    for (const {value, label} of record.labels) {
      draft.labels.set(readValue(value, draft.width, text, isLittleEndian, where), text.read(label, where));
    }
  }
}

function readValue(
  bytes: Uint8Array,
  width: number,
  text: FileText,
  isLittleEndian: boolean,
  where: () => string,
): SpssValue {
  if (width > 0) return text.read(bytes.subarray(0, Math.min(8, width)), where);
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, isLittleEndian);
}

function refuseTwins(drafts: readonly Draft[], damage: Damage): void {
  const names = new Set<string>();
  for (const {name} of drafts) {
    if (names.has(name)) throw damage(`Two variables have the name ${JSON.stringify(name)}`, 0);
    names.add(name);
  }
}
