import {CliError} from "../../../errors/cli-error.ts";
import {didYouMean} from "../../../errors/did-you-mean.ts";
import {printNumber} from "../../../numbers/print.ts";
import type {Findings} from "../../../results/model.ts";
import {numberFrom} from "../../resolve/number-source.ts";
import {own} from "../../resolve/own.ts";
import {fewestDecimals} from "../../table/decimals.ts";
import {placeIn, type Task} from "../../task.ts";
import type {Attained} from "./attained.ts";

/** A target in the unit of what is attained; in percent for a share. */
export interface Target {
  readonly value: number;
  readonly printed: string;
  readonly of: readonly string[];
}

type Unit = Attained["unit"];

/**
 * The target of one goal.
 * @param unit of what is attained; null where there is no number to tell
 * @throws CliError (config) for an unknown fact or cell, or a target of another unit
 */
export function targetOf(task: Task<"goals">, findings: Findings, row: number, unit: Unit | null): Target {
  const source = task.spec.rows[row]?.target;
  if (source === undefined) throw new RangeError(`there is no goal ${row}`);
  const place = placeIn(task, "rows", row, "target");
  if (typeof source !== "string") {
    const {value, from} = numberFrom(task, findings, {...source, of: "value"}, ["rows", row, "target"]);
    const isShare = from.kind === "cell" && from.cell.kind === "share";
    if (unit !== null && isShare !== (unit === "percent")) {
      throw new CliError(
        "config",
        `The target "${source.cell}" is ${isShare ? "" : "not "}a share, and what is attained is ${isShare ? "not" : "one"}.`,
        {
          place,
          hint: "Hold a share against a share, and a number against a number.",
        },
      );
    }
    // A base is the whole, printed with its n: the n is the target.
    if (from.kind === "cell" && from.cell.kind === "base") {
      const {count} = from.cell;
      return {value: count, printed: printNumber(count, 0), of: [source.cell]};
    }
    const inUnit = isShare ? value * 100 : value;
    const printed = from.kind === "cell" ? from.cell.printed : printNumber(inUnit, fewestDecimals(inUnit));
    return {value: inUnit, printed, of: [source.cell]};
  }
  const {facts} = task.context;
  const fact = own(facts, source);
  if (fact === undefined) {
    throw new CliError("config", `There is no fact "${source}".`, {
      place,
      hint: didYouMean(source, Object.keys(facts), "facts"),
    });
  }
  const isPercent = fact.unit === "percent";
  if (unit !== null && isPercent !== (unit === "percent")) {
    throw new CliError(
      "config",
      `The fact "${source}" is ${fact.value} (${fact.unit}), and what is attained is a ${unit === "percent" ? "share" : unit}.`,
      {
        place,
        hint: isPercent
          ? `Give facts.${source} the unit count or number, or name a share.`
          : `Give facts.${source} the unit percent and a value from 0 to 100.`,
      },
    );
  }
  if (isPercent && (fact.value < 0 || fact.value > 100)) {
    throw new CliError("config", `The fact "${source}" is ${fact.value} percent, and no share can be.`, {
      place,
      hint: `Give facts.${source} a value from 0 to 100.`,
    });
  }
  return {value: fact.value, printed: printNumber(fact.value, fewestDecimals(fact.value)), of: [`fact:${source}`]};
}
