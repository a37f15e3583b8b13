import {shortened} from "../../editions/shortened.ts";
import {withoutPersonalData} from "../../errors/masked.ts";

const longest = 80;

/** A label of the questionnaire as a message may show it. */
export function shown(text: string): string {
  return shortened(withoutPersonalData(text.replace(/\s+/gu, " ").trim()), longest);
}

/** The first few of a list, and how many more there are. */
export function listed(parts: readonly string[], most = 3): string {
  const rest = parts.length - most;
  return parts.slice(0, most).join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}
