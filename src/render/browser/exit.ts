const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `stop` when this process ends in any way that it can notice: by itself or by a signal.
 * Gives back the way to call that off.
 */
export function atExit(stop: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    callOff();
    stop();
    // The signal has been taken from Node's own handling: it is given back unless somebody else listens.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const callOff = () => {
    process.off("exit", stop);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.once("exit", stop);
  for (const signal of signals) process.once(signal, onSignal);
  return callOff;
}
