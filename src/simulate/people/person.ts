import type {Value} from "./model.ts";

/** One invented person: what is settled of them, by attribute. */
export interface Person {
  readonly id: string;
  readonly values: Map<string, Value>;
}
