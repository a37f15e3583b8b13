/** Why a notice was not sent. Its message is for logs: no secret, and nothing that a server has said. */
export class NotSent extends Error {
  /** Whether another try may succeed. */
  readonly isPassing: boolean;
  /** How long the other side asks to wait, in milliseconds; null where it does not. */
  readonly wait: number | null;

  constructor(message: string, {isPassing = false, wait = null}: {isPassing?: boolean; wait?: number | null} = {}) {
    super(message);
    this.name = "NotSent";
    this.isPassing = isPassing;
    this.wait = wait;
  }
}
