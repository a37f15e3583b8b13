import type {Findings} from "../../results/model.ts";
import {own} from "../resolve/own.ts";

/**
 * The source line of a table whose numbers come from other analyses: their sources and those of the facts, each once.
 * @param addresses of cells, tests and populations of analyses, and of facts (`fact:key`)
 */
export function sourcesOf(findings: Findings, addresses: readonly string[]): string {
  const sources = addresses.map((address) => {
    if (address.startsWith("fact:")) return own(findings.facts, address.slice("fact:".length))?.source ?? "";
    const [head = ""] = address.replace(/^(?:test|population):/, "").split("/", 1);
    return own(findings.analyses, head)?.source ?? "";
  });
  return joinedSources(sources);
}

/** Source lines as one: what they share stands once. */
export function joinedSources(sources: readonly string[]): string {
  const parts = sources.flatMap((source) => source.split("; ")).map((part) => part.trim().replace(/\.$/, ""));
  return [...new Set(parts.filter((part) => part !== ""))].join("; ");
}
