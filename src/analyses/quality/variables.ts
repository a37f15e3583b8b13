import type {Variable} from "../../codebook/model.ts";
import {type Look, type LookedAtSource, sourcesOf} from "./look.ts";

/** How one variable is answered over all forms in which it is asked. */
export interface AnsweredVariable {
  readonly variable: Variable;
  readonly forms: number;
  readonly valid: number;
  readonly dontKnow: number;
  readonly notRelevant: number;
  readonly noAnswer: number;
}

export interface AnsweredSource {
  readonly source: LookedAtSource;
  readonly variables: readonly AnsweredVariable[];
}

/** Each source's variables with the answers and kinds of missing of all waves at which they are asked. */
export function answeredVariables(look: Look): Promise<AnsweredSource[]> {
  return Promise.all(
    sourcesOf(look).map(async (source) => {
      const quality = await look.context.store.quality.variables(source.key);
      const variables = source.variables.flatMap((variable): AnsweredVariable[] => {
        const asked = quality.filter((each) => each.variable === variable.name && each.asked);
        const sum = (key: "forms" | "valid" | "dontKnow" | "notRelevant" | "noAnswer") =>
          asked.reduce((total, each) => total + each[key], 0);
        return asked.length === 0
          ? []
          : [
              {
                variable,
                forms: sum("forms"),
                valid: sum("valid"),
                dontKnow: sum("dontKnow"),
                notRelevant: sum("notRelevant"),
                noAnswer: sum("noAnswer"),
              },
            ];
      });
      return {source, variables};
    }),
  );
}
