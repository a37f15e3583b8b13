import type {RenderContext} from "../../src/render/html/context.ts";

/** A context for the screen, without hyphenation and notice unless a test wants them. */
export function testContext(more: Partial<RenderContext> = {}): RenderContext {
  return {medium: "screen", hyphenate: (text) => text, notice: null, noteReferences: new Map(), ...more};
}
