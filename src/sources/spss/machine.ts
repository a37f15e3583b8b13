import type {Damage} from "./damage.ts";
import type {ExtensionRecord, Records} from "./records.ts";
import {subtypes} from "./subtypes.ts";

/** The forms of numbers of IBM mainframes and of the VAX. */
const oldForms = [2, 3];

/** What the file says of its character set: a name, or at least the number of a code page. */
export interface DeclaredText {
  readonly encoding: string | null;
  readonly codePage: number | null;
}

/** @throws CliError (data) when the numbers are in the form of a machine that is no longer built */
export function declaredText(records: Records, damage: Damage): DeclaredText {
  const name = records.extensions.get(subtypes.encoding);
  const encoding =
    name === undefined ? "" : String.fromCharCode(...name.data.bytes.subarray(0, 64)).replace(/\0.*$/s, "");
  const integers = records.extensions.get(subtypes.machineIntegers);
  return {encoding: encoding.trim() || null, codePage: integers === undefined ? null : codePageOf(integers, damage)};
}

/** Eight integers, of which the fifth is the form of numbers and the last the code page. */
function codePageOf({data, count, size}: ExtensionRecord, damage: Damage): number | null {
  if (count < 8 || size !== 4) return null;
  const place = data.place;
  const integers = Array.from({length: 8}, () => data.int32("machine record"));
  const form = integers[4] ?? 0;
  if (oldForms.includes(form))
    throw damage(`The numbers are in the form ${form}, which is not the one in use today`, place);
  return integers[7] ?? null;
}
