/** Runs tasks, so many at a time, in their order. None may reject. */
export async function inTurn<Item>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const worker = async () => {
    for (const item of waiting) await run(item);
  };
  await Promise.all(Array.from({length: Math.min(atOnce, items.length)}, worker));
}

/** An action of which each run begins when the one before has ended, so that the last one asked for is the last to be done. */
export function inOrder(run: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
}
