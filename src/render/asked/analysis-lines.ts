import {printNumber} from "../../numbers/print.ts";
import {countsPeople} from "../../results/counts-people.ts";
import type {AddressedCell} from "../../results/find-by-address.ts";
import type {AnalysisResult, EvaluationInfo} from "../../results/model.ts";
import {waveOf} from "../../results/select-cells.ts";
import {danishDate} from "../html/danish-date.ts";
import {withCapital} from "../table/furniture.ts";
import {type Line, lines} from "./model.ts";
import {asSentence, enumerated} from "./sentences.ts";

/** Who an analysis counts; nobody where it is about the data themselves, or about amounts. */
export function populationLines(analysis: AnalysisResult): Line[] {
  const {population, filter} = analysis;
  const {label, size} = population;
  return lines(
    ["Hvem", label === "" || !countsPeople(analysis) ? null : `${withCapital(label)} (${printNumber(size, 0)})`],
    ["Afgrænsning", filter === null ? null : asSentence(filter)],
  );
}

/** When the answers of a cell were given. */
export function waveLines({analysis, block, column, cell}: AddressedCell, info: EvaluationInfo): Line[] {
  const label = (wave: number) => info.waves.find((each) => each.wave === wave)?.label ?? `Måling ${wave}`;
  const own = [Number(waveOf(column, analysis)), Number(block.key)].find((wave) => analysis.waves.includes(wave));
  const waves = own === undefined ? analysis.waves : [own];
  // What is put together from elsewhere has the waves of its parts.
  if (waves.length === 0 || (waves.length > 1 && cell.of !== undefined)) return [];
  const [first = "", ...rest] = waves.map(label);
  const named = enumerated([first, ...rest.map((each) => each.toLocaleLowerCase("da"))]);
  const panel = analysis.panel ? "Kun de, der er med i alle målingerne." : null;
  return lines(["Måling", named], ["Måling", panel]);
}

/** Where the numbers come from, and of which day they are. */
export function sourceLines({source}: {readonly source: string}, info: EvaluationInfo): Line[] {
  return lines(
    ["Kilde", [source, info.dataNotice ?? ""].map(asSentence).filter(Boolean).join(" ")],
    ["Data pr.", info.dataDate === null ? null : danishDate(info.dataDate)],
  );
}

/** What is printed under the table that a reader of one number should know too. Tests and missing answers have lines of their own. */
export function noteLines({notes, bases}: AnalysisResult): Line[] {
  const told = bases.length === 0 ? ["test"] : ["test", "missing"];
  return notes
    .filter(({kind}) => !told.includes(kind))
    .map(({text}) => ({term: "Om tabellen", text: asSentence(text)}));
}
