import {defineConfig} from "vitest/config";

/** One room's own tests, or those of all the statistics; without the slow ones. */
const tests = process.env.MUTATION_TESTS ? `tests/statistics/${process.env.MUTATION_TESTS}` : "tests/statistics";

/** For mutation testing. */
export default defineConfig({
  test: {
    include: [`${tests}/**/*.test.ts`],
    testTimeout: 60_000,
    isolate: false,
    tags: [{name: "slow"}],
    tagsFilter: ["!slow"],
  },
});
