import {describe, expect, it} from "vitest";
import {evaluateTest} from "../../src/narrative/expression/evaluate.ts";
import {parseExpression} from "../../src/narrative/expression/parse.ts";
import {factNumbers, type LiveNumber, numbersOf} from "../../src/narrative/live-numbers.ts";
import {writeLiveText} from "../../src/narrative/live-text.ts";
import {analysis, answers, column, results} from "./build-results.ts";
import {sampleResults} from "./sample-results.ts";

const place = {file: "test"};
const sample = sampleResults();
const all = Object.values(sample.analyses).flatMap((each) => numbersOf(each, sample));

function named(address: string): LiveNumber | undefined {
  return all.find((each) => each.address === address);
}

describe("numbersOf", () => {
  it("says every cell that is not empty, by a call that writes just that", () => {
    const cells = Object.values(sample.analyses).flatMap(({table}) =>
      table.blocks.flatMap(({rows}) => rows.flatMap((row) => row.cells)),
    );
    const filled = cells.filter(({kind}) => kind !== "empty");
    expect(filled.length).toBeGreaterThan(50);
    for (const {address} of filled) {
      const number = named(address);
      expect(number, address).toBeDefined();
      const written = writeLiveText(number?.call ?? "", sample, place);
      expect(written).toEqual({text: number?.says, addresses: [address]});
    }
  });

  it("asks the same number in a claim", () => {
    for (const number of all.filter(({asked}) => asked !== null)) {
      const source = {text: `${number.asked} = ${number.asked}`, placeAt: () => place};
      expect(evaluateTest(parseExpression(source), source, sample).holds, number.call).toBe(true);
    }
  });

  it("names no more than it must", () => {
    const columns = [column("1", "Procent")];
    const rows = [
      {key: "1", label: "Ja", counts: [3]},
      {key: "2", label: "Nej", counts: [1]},
    ];
    const one = analysis("svar", "distribution", columns, [answers("svar/svar", null, columns, rows)]);
    const [first] = numbersOf(one, results([one]));
    expect(first?.call).toBe('{{share "svar" row="Ja"}}');
    expect(first?.asked).toBe("share(svar, 'Ja')");
  });
});

describe("factNumbers", () => {
  it("says the numbers from outside the data", () => {
    for (const {call, says} of factNumbers(sample)) expect(writeLiveText(call, sample, place).text).toBe(says);
    expect(factNumbers(sample)).toHaveLength(Object.keys(sample.facts).length);
  });
});
