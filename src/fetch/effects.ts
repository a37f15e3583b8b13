import {homedir} from "node:os";
import {setTimeout as wait} from "node:timers/promises";
import type {FetchEffects} from "./model.ts";

export const fetchEffects: FetchEffects = {
  environment: process.env,
  home: homedir(),
  now: Date.now,
  wait: (milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : {signal}),
  random: Math.random,
};
