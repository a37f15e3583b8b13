import type {StepOf} from "../../config/fetch-spec.ts";
import type {Step} from "../step.ts";

/** A step that asks a web server. */
export type WebStep = Step<StepOf<"surveyxact"> | StepOf<"https">>;
