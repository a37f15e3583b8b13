import type {Find} from "./draft.ts";
import type {FileText} from "./file-text.ts";
import type {Records} from "./records.ts";
import {subtypes} from "./subtypes.ts";

const missingWidth = 8;

/** Adds the value labels of strings of more than 8 bytes. Those of variables that do not exist are passed over. */
export function addLongStringLabels(records: Records, find: Find, text: FileText): void {
  const data = records.extensions.get(subtypes.longStringLabels)?.data;
  if (data === undefined) return;
  while (data.remaining > 0) {
    const name = text.read(data.take(data.count("bytes of a name", 1), "name"), () => "the name of a long string");
    const where = () => `the value labels of ${name}`;
    const variable = find(name);
    data.int32("width of a long string");
    for (let left = data.count("value labels", 8); left > 0; left--) {
      const value = text.read(data.take(data.count("bytes of a value", 1), "value"), where);
      const label = text.read(data.take(data.count("bytes of a value label", 1), "value label"), where);
      if (variable !== undefined && variable.width > 0) variable.labels.set(value, label);
    }
  }
}

/**
 * Adds the missing values of strings of more than 8 bytes, of which only the first 8 bytes can differ from blanks.
 * The length of a value stands once for all of a variable's; old versions of PSPP wrote it before each.
 */
export function addLongStringMissing(records: Records, find: Find, text: FileText): void {
  const data = records.extensions.get(subtypes.longStringMissing)?.data;
  if (data === undefined) return;
  while (data.remaining > 0) {
    const name = text.read(data.take(data.count("bytes of a name", 1), "name"), () => "the name of a long string");
    const place = data.place;
    const [count = 0] = data.take(1, "missing values");
    if (count < 1 || count > 3)
      throw data.damage(`A variable has the impossible number of ${count} missing values`, place);
    const width = data.int32("missing values");
    if (width !== missingWidth) throw data.damage(`A missing value of ${width} bytes stands where 8 are wanted`, place);
    const values: string[] = [];
    for (let index = 0; index < count; index++) {
      if (index > 0) skipRepeatedWidth(data.bytes, data);
      values.push(text.read(data.take(missingWidth, "missing values"), () => `a missing value of ${name}`));
    }
    const variable = find(name);
    if (variable !== undefined && variable.width > 0) variable.missing = {values, range: null};
  }
}

/** The bytes of the number 8 begin no missing value: they hold NUL. */
function skipRepeatedWidth(bytes: Uint8Array, data: {offset: number; readonly isLittleEndian: boolean}): void {
  const at = data.offset;
  if (at + 4 > bytes.length) return;
  const number = new DataView(bytes.buffer, bytes.byteOffset + at, 4).getInt32(0, data.isLittleEndian);
  if (number === missingWidth) data.offset += 4;
}
