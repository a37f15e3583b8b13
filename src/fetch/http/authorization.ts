/** The header of a user name and password with a colon between. */
export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString("base64")}`;
}
