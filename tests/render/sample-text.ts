import type {Block, HeadingBlock, Inline, ParagraphBlock} from "../../src/report/model.ts";

export function text(value: string): Inline {
  return {kind: "text", text: value};
}

export function live(value: string, ...addresses: string[]): Inline {
  return {kind: "number", text: value, addresses};
}

export function reference(target: string, value: string): Inline {
  return {kind: "reference", target, text: value};
}

export function paragraph(...children: readonly (Inline | string)[]): ParagraphBlock {
  return {kind: "paragraph", children: children.map((child) => (typeof child === "string" ? text(child) : child))};
}

export function heading(level: HeadingBlock["level"], id: string, number: string | null, title: string): HeadingBlock {
  return {kind: "heading", level, id, number, children: [text(title)], plain: title};
}

const passages = [
  "Grundstammen i indsatsen er relationen til ressourcekonsulenten, der undervejs i forløbet tilbyder en støtte, som både har fokus på borgerens generelle livssituation og på vejen til beskæftigelse eller uddannelse. Samtalerne bruges til at tale om, hvordan det er gået siden sidst, til at lave praktiske aftaler og til at arbejde med det, der fylder for borgeren nu og her.",
  "Ressourcekonsulenterne fortæller, at mange af borgerne har haft flere afbrudte aktiveringsforløb bag sig, og at det tager tid at opbygge den tillid, som forløbet hviler på. Virksomhedspraktik bliver derfor sjældent sat i gang i de første måneder, men kommer, når borgeren selv kan se et formål med den.",
  "Opgørelsen bygger på besvarelser af to spørgeskemaer, som udfyldes med omkring tre måneders mellemrum. Borgerskemaet besvares af borgeren selv, eventuelt med hjælp til oplæsning, mens medarbejderskemaet udfyldes af ressourcekonsulenten. Kun afsluttede besvarelser indgår, og ved dobbeltregistrering er det den tidligste, der tæller.",
  "Der skal tages forbehold for, at datagrundlaget er begrænset, og at forskelle mellem små grupper kan skyldes tilfældigheder. Resultaterne skal derfor læses som foreløbige, og de kan ikke stå alene som grundlag for en vurdering af indsatsens virkning, da der ikke indgår en sammenligningsgruppe.",
];

/** Running text at the length of a section of a real report. */
export function prose(count: number, start = 0): Block[] {
  return Array.from({length: count}, (_, index) => paragraph(passages[(start + index) % passages.length] ?? ""));
}
