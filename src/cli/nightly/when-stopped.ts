import {CliError} from "../../errors/cli-error.ts";

const signals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

export interface Stopped {
  /** Given at the first signal: no more shall begin. */
  readonly soon: AbortSignal;
  /** Given when the time of grace has passed, or at the second signal: what is at work shall end. */
  readonly now: AbortSignal;
  readonly callOff: () => void;
}

/** Listens for the signals that a process is stopped with. @param grace milliseconds between `soon` and `now` */
export function whenStopped(grace = 0): Stopped {
  const [soon, now] = [new AbortController(), new AbortController()];
  let timer: NodeJS.Timeout | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    const reason = new CliError("environment", `The run was stopped (${signal}).`);
    if (soon.signal.aborted || grace === 0) now.abort(reason);
    else timer = setTimeout(() => now.abort(reason), grace).unref();
    soon.abort(reason);
  };
  for (const signal of signals) process.on(signal, onSignal);
  const callOff = () => {
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, onSignal);
  };
  return {soon: soon.signal, now: now.signal, callOff};
}
