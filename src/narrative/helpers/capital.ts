import {CliError} from "../../errors/cli-error.ts";
import {capitalised} from "../phrases/letter-case.ts";
import {type Helper, onlyPositional, refuseUnknownOptions} from "./define.ts";

const example = '{{capital (count "helbred" row="Dårligt")}}';

/** What another helper writes, with its first letter in upper case. */
export const capital: Helper = {
  name: "capital",
  example,
  bind(call, bindInner) {
    refuseUnknownOptions(call, []);
    const inner = onlyPositional(call, "a helper in parentheses", example);
    if (inner.kind !== "call") {
      const hint = `As in ${example}.`;
      throw new CliError("config", "{{capital}} takes a helper in parentheses.", {place: inner.place, hint});
    }
    const run = bindInner(inner);
    return (results) => {
      const output = run(results);
      if (output.kind === "number") return {...output, text: capitalised(output.text)};
      if (output.kind === "reference") return {...output, capital: true};
      throw new CliError("config", `A ${output.kind} has no first letter.`, {place: inner.place});
    };
  },
};
