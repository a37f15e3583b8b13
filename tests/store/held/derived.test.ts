import {describe, expect, it} from "vitest";
import {at, tally} from "../content.ts";
import {csvSpec, inFolder, storeOf} from "./support.ts";

const codebook = `
sources:
  a:
    variables:
      kommune: {order: danish, merge: {Esbjerg/Fanø: [Esbjerg, Fanø]}}
      svar: {labels: {0: Nej, 1: Ja, 9: Uoplyst}, no_answer: [9]}
      a: {no_answer: [9]}
      nogen: {derive: {any: [svar, {kommune: [Vejle]}]}}
      antal: {derive: {count: [svar, nogen], require: 1}}
      dage: {derive: {days: {from: start, to: slut, until: 2024-06-01}}}
      ender: {derive: {answered: slut}}
      kvartil: {derive: {quantile: {of: dage, into: 4}}}
      ensom: {derive: {score: ucla-3, items: [a, b, c]}}
      gruppe: {derive: {bands: ensom, into: ucla-3}}
      andre: {derive: {recode: svar, into: [{label: Ja, from: [1]}], else: Nej, unanswered: Nej}}
`;

const places = ["Esbjerg", "Fanø", "Vejle", "Aarhus"];
const line = (index: number) => {
  const day = String((index % 28) + 1).padStart(2, "0");
  const end = index % 5 === 0 ? "" : `${String((index % 27) + 1).padStart(2, "0")}-0${(index % 9) + 1}-2024`;
  const items = [index % 11 === 0 ? 9 : (index % 3) + 1, ((index + 1) % 3) + 1, ((index * 7) % 3) + 1];
  return [index, places[index % 4], [0, 1, 9, ""][(index * 3) % 4], `${day}-02-2024`, end, ...items].join(";");
};
const content = `id;kommune;svar;start;slut;a;b;c\n${Array.from({length: 600}, (_, index) => line(index)).join("\n")}\n`;

async function outcome(where: "memory" | "held", folder: string) {
  const store = await storeOf(where, csvSpec(), folder, codebook);
  const names = ["kommune", "nogen", "antal", "dage", "ender", "kvartil", "ensom", "gruppe", "andre"];
  const counts = await Promise.all(
    names.map(async (name) =>
      tally(await store.counts({population: "all", where: [], panel: null, by: [at("a", name)]})),
    ),
  );
  await store.close();
  return {counts, notes: store.sources[0]?.notes};
}

describe("derived variables of rows that stay in the database", () => {
  it("are those of rows in memory, of every kind", async () => {
    await inFolder("a.csv", content, async (folder) => {
      const memory = await outcome("memory", folder);
      expect(memory.counts[0]).toEqual({"Esbjerg/Fanø": 300, Vejle: 150, Aarhus: 150});
      expect(memory.counts[7]).toMatchObject({1: expect.any(Number), 2: expect.any(Number)});
      expect(memory.notes?.at(-1)).toMatch(/^»dage«: \d+ rækker har en slutdato før startdatoen/);
      expect(await outcome("held", folder)).toEqual(memory);
    });
  });

  it("take a column's values as answers when they are few for its rows", async () => {
    const wide = (values: number) =>
      `id;sted\n${Array.from({length: 12_000}, (_, index) => `${index};Sted ${index % values}`).join("\n")}\n`;
    const counted = (values: number) =>
      inFolder("a.csv", wide(values), async (folder) => {
        const store = await storeOf("held", csvSpec(), folder, "sources: {a: {variables: {sted: {order: danish}}}}");
        const by = [at("a", "sted")];
        const counts = await store.counts({population: "all", where: [], panel: null, by});
        await store.close();
        return counts.length;
      });
    expect(await counted(400)).toBe(400);
    await expect(counted(600)).rejects.toThrow(/more than 500 different values/);
    await expect(counted(11_900)).rejects.toThrow(/more than 500 different values/);
  });

  it("stop at a number that its instrument does not have", async () => {
    await inFolder("a.csv", content.replace(/^1;(.*);\d$/m, "1;$1;4"), async (folder) => {
      const refused = storeOf("held", csvSpec(), folder, codebook);
      await expect(refused).rejects.toMatchObject({
        kind: "data",
        message: 'a.c is an item of UCLA-3, which are answered 1 to 3, and has the value "4" (1 row: row 2).',
      });
    });
  });
});
