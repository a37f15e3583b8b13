/** `database:` of evaluation.yaml: the server that sources of `type: database` are tables of. */
import {z} from "zod";

export const databaseSpec = z
  .strictObject({
    connection: z
      .union([
        z.strictObject({env: z.string().min(1).describe("The environment variable that holds the URL")}),
        z.strictObject({file: z.string().min(1).describe("A file that only you may read, and that holds the URL")}),
      ])
      .describe("Where postgresql://user:password@host/database stands; never in this file"),
    tls: z
      .enum(["verify-full", "off"])
      .optional()
      .describe("verify-full when left out, and off for a server on this machine"),
    ca: z.string().min(1).optional().describe("A file with the certificates that the server's must be signed by"),
    timeout_seconds: z
      .int()
      .positive()
      .default(300)
      .describe("The longest that one statement may take; 300 when left out"),
    connections: z.int().min(1).max(16).default(1).describe("How many statements run at once; 1 when left out"),
  })
  .describe("The PostgreSQL server whose tables are sources; a user that may only read is enough");
