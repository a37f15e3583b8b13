import picocolors from "picocolors";
import {plainStyle, type TextStyle} from "../quick/text-table.ts";
import type {Terminal} from "./terminal.ts";

/** Wider lines are hard to follow. */
const widest = 140;
const narrowest = 40;

/** How text for people looks on what the terminal writes to. */
export function screenStyle({screen}: Terminal): TextStyle {
  if (screen === undefined) return plainStyle;
  const {bold, dim} = picocolors.createColors(screen.colour);
  return {width: Math.max(narrowest, Math.min(widest, screen.width)), bold, faint: dim};
}
