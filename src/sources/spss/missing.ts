import type {MissingValues} from "../model.ts";
import type {SpssMissing, SpssValue} from "./model.ts";
import {shortest} from "./number-texts.ts";

export function codeText(value: SpssValue): string {
  return typeof value === "number" ? shortest(value) : value.trim();
}

export function isMissing(value: SpssValue, missing: SpssMissing | null): boolean {
  if (missing === null) return false;
  if (missing.values.includes(value)) return true;
  if (missing.range === null || typeof value !== "number") return false;
  const {from, to} = missing.range;
  return (from === null || value >= from) && (to === null || value <= to);
}

export function missingTexts(missing: SpssMissing | null): MissingValues | null {
  return missing === null ? null : {values: missing.values.map(codeText), range: missing.range};
}
