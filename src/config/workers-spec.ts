import {z} from "zod";

/** `workers:` of a nightly job: who makes the reports of its units. Documented in docs/workers.md. */
export const workersSpec = z
  .strictObject({
    queue: z
      .union([
        z.strictObject({env: z.string().regex(/^[A-Za-z_]\w*$/, "is not the name of an environment variable")}),
        z.strictObject({file: z.string().min(1)}),
      ])
      .describe("Where the queue's address is: {env: NAME}, or {file: a file of mode 0600, relative to the job file}"),
    share: z.string().min(1).describe("The folder shared with the workers, relative to the job file"),
    lease_seconds: z
      .int()
      .min(1)
      .max(3600)
      .default(60)
      .describe("A worker that is not heard of for so long is taken for dead"),
  })
  .describe("Has the reports of units made by maalepunkt worker, on this and other machines");
