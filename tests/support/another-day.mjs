// Preloaded into a build: another day of the clock, and time that goes on from there.
const RealDate = globalThis.Date;
const shift = 397 * 24 * 60 * 60 * 1000 + 12_345_678;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
