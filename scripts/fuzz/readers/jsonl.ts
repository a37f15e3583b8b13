import {detectSource} from "../../../src/sources/detect.ts";
import {readSource} from "../../../src/sources/read-source.ts";
import type {FuzzedReader} from "../reader.ts";
import {filesOf, utf8} from "../text-files.ts";

const answers = `{"id": "B1", "start": "2018-01-26", "q1": 4, "svar": {"by": "Århus", "ja": true}}

{"id": "B2", "q1": 1.5, "note": "nr. 12345678901234567890", "svar": {"by": null}}\r
{"id": 12345678901234567890, "q1": -1e3}
`;

async function read(bytes: Uint8Array): Promise<unknown> {
  const effects = filesOf({"a.jsonl": bytes});
  await detectSource("a.jsonl", effects);
  return readSource("a", {type: "jsonl", path: "a.jsonl", name: "a", id: "id"}, ".", effects);
}

export const reader: FuzzedReader = {name: "jsonl", seeds: () => [utf8(answers)], read};
