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
