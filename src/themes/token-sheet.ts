import type {ThemeColours, ThemeTokens} from "./model.ts";

/** The tokens as custom properties of the page: light by default and on paper, dark where the reader's system asks for it. */
export function tokenSheet({fonts, light, dark}: ThemeTokens): string {
  const faces = {serif: fonts.text, sans: fonts.label, heading: fonts.heading};
  const fixed = {measure: "42rem", gap: "2.25rem", small: "0.8125rem"};
  return [
    rule(":root", {...faces, ...fixed, ...colourProperties(light)}),
    `@media screen and (prefers-color-scheme: dark) {\n${rule(":root:not([data-colours='light'])", colourProperties(dark))}}\n`,
    `@media screen {\n${rule(":root[data-colours='dark']", colourProperties(dark))}}\n`,
  ].join("");
}

function colourProperties({tones, ...colours}: ThemeColours): Record<string, string> {
  const shades = Object.entries(tones).flatMap(([tone, {sign, shade}]) => [
    [tone, sign],
    [`${tone}-shade`, shade],
  ]);
  return {...colours, ...Object.fromEntries(shades)};
}

function rule(selector: string, properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(([name, value]) => `  --${name}: ${value};\n`);
  return `${selector} {\n${lines.join("")}}\n`;
}
