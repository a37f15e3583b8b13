import type {Output} from "./define.ts";

export function numberOutput(text: string, addresses: readonly string[]): Output {
  return {kind: "number", text, addresses};
}
