import {CliError} from "../../errors/cli-error.ts";
import {findUnit} from "../../results/find-unit.ts";
import {LookupError} from "../../results/lookup-error.ts";
import {lookupFailure} from "../lookup-failure.ts";
import {type Helper, refuseUnknownOptions} from "./define.ts";
import {numberOutput} from "./number-output.ts";

/** Whom the report is about, where there is one for each unit and one for all. */
export const unit: Helper = {
  name: "unit",
  example: "{{unit}}",
  bind(call) {
    refuseUnknownOptions(call, []);
    const [argument] = call.positional;
    if (argument !== undefined) throw new CliError("config", "{{unit}} takes no argument.", {place: argument.place});
    return (results) => {
      try {
        return numberOutput(findUnit(results), []);
      } catch (error) {
        if (!(error instanceof LookupError)) throw error;
        throw lookupFailure(error, call.place);
      }
    };
  },
};
