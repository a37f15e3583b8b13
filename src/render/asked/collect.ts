import type {AddressedCell} from "../../results/find-by-address.ts";
import type {Results} from "../../results/model.ts";
import {cellAnswerer} from "./answer-of-cell.ts";
import {answerOutsideTables} from "./answer-outside-tables.ts";
import type {Answer, AskedRegister} from "./model.ts";

/** The answers to all numbers that a report prints, and to what these are made of. Addresses that lead nowhere have none. */
export function collectAnswers(register: AskedRegister, results: Results): Answer[] {
  const sources = {results, tables: register.tables};
  const answerOfCell = cellAnswerer(sources);
  const cells = cellsByAddress(results);
  const answers = new Map<string, Answer>();
  // Grows while it is gone through: what a number is made of can be asked, too.
  const wanted = new Set(register.addresses);
  for (const address of wanted) {
    const cell = cells.get(address);
    const answer = cell === undefined ? answerOutsideTables(address, sources) : answerOfCell(cell);
    if (answer === null) continue;
    answers.set(address, answer);
    for (const part of answer.parts) wanted.add(part);
  }
  return [...answers.values()];
}

function cellsByAddress({analyses}: Results): Map<string, AddressedCell> {
  const cells = new Map<string, AddressedCell>();
  for (const analysis of Object.values(analyses)) {
    const {columns, blocks} = analysis.table;
    for (const block of blocks) {
      for (const row of block.rows) {
        row.cells.forEach((cell, index) => {
          const column = columns[index];
          if (column !== undefined) cells.set(cell.address, {analysis, block, row, column, cell});
        });
      }
    }
  }
  return cells;
}
