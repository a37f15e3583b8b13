import type {Chance} from "./chance.ts";

/** Texts that break what does not escape, compare or measure them rightly. */
const texts = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(2)>",
  "</td></table><b>fed</b>",
  '" onmouseover="alert(3)',
  "it's & <i>",
  "a/b\\c",
  "Ja | nej, måske",
  "{{share}}",
  "{{{raa}}} {{#claim}}",
  "__proto__",
  "constructor",
  "total",
  "net:1",
  "interval",
  "Total (n)",
  "🙂👩‍👩‍👧 familie",
  "\u202eomvendt\u202c",
  "\u200fעברית",
  "a\u0000b\u0007",
  "to\nlinjer\tog tab",
  "$1 `kode` *fed* [x](javascript:alert(4))",
  "100 % (5)",
  "−1,5",
  "=SUM(A1)",
  "Ærø Åbenrå aa",
  "Meget lang svarmulighed ".repeat(12).trim(),
  "Etmegetlangtordudenmellemrumsombaregårvidereogvidere".repeat(3),
] as const;

const plain = [
  "Rød",
  "Grøn",
  "Blå",
  "I høj grad",
  "I nogen grad",
  "Slet ikke",
  "Nord",
  "Syd",
  "Ældre",
  "Unge",
] as const;

/** The texts that must never stand in markup as they are. */
export const rawMarkup: readonly string[] = ["<script>alert", "<img src=x", "</td></table><b>", "<i>"];

/** What is printed; hostile every third time. */
export function label(chance: Chance): string {
  return chance.happens(0.35) ? chance.one(texts) : `${chance.one(plain)} ${chance.below(100)}`;
}

/** So many labels, no two alike. */
export function labels(chance: Chance, count: number): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(label(chance));
  return [...found];
}

/** Codes of answers as exports may hold them: a field of delimited text is trimmed. */
const codes = [
  "a/b",
  "total",
  "net:1",
  "interval",
  "constructor",
  "<b>",
  "x|y",
  "a,b",
  '"',
  "ø å",
  "count",
  "percent",
  "1.0",
  "-1",
  "0",
  "\\",
  "🙂",
  "toString",
] as const;

/** So many codes, no two alike. */
export function hostileCodes(chance: Chance, count: number): string[] {
  return chance.some(codes, count);
}
