/** Every way to divide values into groups of given sizes, one as likely as the other. */
export function divisions(values: readonly number[], sizes: readonly number[]): number[][][] {
  const [first, ...rest] = values;
  if (first === undefined) return [sizes.map(() => [])];
  return sizes.flatMap((size, group) =>
    size === 0
      ? []
      : divisions(rest, sizes.with(group, size - 1)).map((others) =>
          others.map((members, index) => (index === group ? [first, ...members] : members)),
        ),
  );
}
