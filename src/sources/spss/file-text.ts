import {CliError} from "../../errors/cli-error.ts";
import type {TextCode} from "./text-code.ts";

const blank = 0x20;
const nul = 0;

/** How many bytes are left when the blanks and NUL bytes at the end are taken off. */
function trimmedLength(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && (bytes[length - 1] === blank || bytes[length - 1] === nul)) length -= 1;
  return length;
}

/** Reads the text of one file. What does not fit its character set, or is no text, is an error in words. */
export class FileText {
  readonly code: TextCode;
  readonly #file: string;

  constructor(code: TextCode, file: string) {
    this.code = code;
    this.#file = file;
  }

  /**
   * Text without the blanks it is filled up with.
   * @param where names what it is, for messages; the text itself is never shown
   */
  read(bytes: Uint8Array, where: () => string): string {
    return this.readWhole(bytes.subarray(0, trimmedLength(bytes)), where);
  }

  /** Text with its blanks. */
  readWhole(bytes: Uint8Array, where: () => string): string {
    if (bytes.includes(nul)) {
      throw new CliError("data", `There is a NUL byte in ${where()}.`, {
        place: {file: this.#file},
        hint: "The file is damaged. Save it again in SPSS, or fetch it again.",
      });
    }
    try {
      return this.code.decode(bytes);
    } catch (cause) {
      throw new CliError(
        "data",
        `The bytes of ${where()} are not ${this.code.name}, which the file says that it is in.`,
        {
          place: {file: this.#file},
          hint: "Open it in SPSS or PSPP with the right character set and save it as Unicode (UTF-8).",
          cause,
        },
      );
    }
  }
}
