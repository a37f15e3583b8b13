import type {ThemeColours, ThemeTokens} from "./model.ts";

/** The tokens as custom properties of the page: light by default and on paper, dark where the reader's system asks for it. */
export function tokenSheet({fonts, headingWeight, light, dark}: ThemeTokens): string {
  const faces = {serif: fonts.text, sans: fonts.label, heading: fonts.heading, "heading-weight": `${headingWeight}`};
  const fixed = {measure: "42rem", gap: "2.25rem", small: "0.8125rem"};
  // Figures and logos are drawn for paper: on a dark page they keep a piece of it under them.
  const bare = {"panel-room": "0rem", panel: "transparent"};
  const onDark = {...colourProperties(dark), "panel-room": "0.75rem", panel: light.paper};
  return [
    rule(":root", {...faces, ...fixed, ...colourProperties(light), ...bare}),
    `@media screen and (prefers-color-scheme: dark) {\n${rule(":root:not([data-colours='light'])", onDark)}}\n`,
    `@media screen {\n${rule(":root[data-colours='dark']", onDark)}}\n`,
  ].join("");
}

/** What stands in the margins of printed pages, where no custom property reaches. */
export function pageSheet({fonts, light}: ThemeTokens): string {
  const margin = (box: string, colour: string) =>
    `  @${box} {\n    color: ${colour};\n    font-family: ${fonts.label};\n  }\n`;
  const boxes = [
    margin("top-left", light.muted),
    margin("bottom-left", light.muted),
    margin("bottom-right", light.ink),
  ];
  return `@page {\n${boxes.join("")}}\n`;
}

function colourProperties({tones, bandInk, ...colours}: ThemeColours): Record<string, string> {
  const shades = Object.entries(tones).flatMap(([tone, {sign, shade}]) => [
    [tone, sign],
    [`${tone}-shade`, shade],
  ]);
  return {...colours, "band-ink": bandInk, ...Object.fromEntries(shades)};
}

function rule(selector: string, properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(([name, value]) => `  --${name}: ${value};\n`);
  return `${selector} {\n${lines.join("")}}\n`;
}
