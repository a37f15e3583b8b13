import {emptyRegister} from "../../src/render/asked/model.ts";
import type {RenderContext} from "../../src/render/html/context.ts";
import {defaultLayout} from "../../src/report/model.ts";

/** A context for the screen, without hyphenation and notice unless a test wants them. */
export function testContext(more: Partial<RenderContext> = {}): RenderContext {
  return {
    medium: "screen",
    hyphenate: (text) => text,
    notice: null,
    layout: defaultLayout,
    noteReferences: new Map(),
    asked: emptyRegister(),
    icons: new Map(),
    ...more,
  };
}
