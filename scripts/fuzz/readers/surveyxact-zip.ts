import {readSurveyXact} from "../../../src/sources/surveyxact.ts";
import {zipOf} from "../../../tests/support/zip.ts";
import type {FuzzedReader} from "../reader.ts";
import {allOf, filesOf, utf8} from "../text-files.ts";

const parts = {
  "dataset.csv": utf8("responde;closetim;borgerid;helbred;fag_1\n1;2018-04-26 12:28:58;B1;2;0\n2;;B2;;1\n"),
  "structure.csv": utf8(
    'questionName;variableName;questionType;subType;questionText;choiceValue;choiceText\nhelbred;helbred;Closed;Single;Helbred?;;;\nfag;fag_1;Closed;Multiple;"Fag\n?";16;Dansk;\n',
  ),
  "labels.csv": utf8("helbred;1;Godt\nhelbred;2;Skidt\nfag_1;0;Ikke valgt\nfag_1;1;Valgt\n"),
};
type Parts = Readonly<Record<keyof typeof parts, Uint8Array>>;

const sheets = `<?xml version="1.0"?><Workbook xmlns:ss="urn"><Worksheet ss:Name="Labels"><Table>${row("helbred", "1", "Godt")}</Table></Worksheet><Worksheet ss:Name="Dataset(1)"><Table>${row("responde", "borgerid")}${row("1", "B1")}${row("2", "B2")}</Table></Worksheet><Worksheet ss:Name="Dataset(2)"><Table>${row("helbred")}${row("1")}</Table></Worksheet><Worksheet ss:Name="Structure"><Table>${row("questionName", "variableName", "questionType", "subType", "questionText", "choiceValue", "choiceText")}${row("helbred", "helbred", "Closed", "Single", "Helbred?")}</Table></Worksheet></Workbook>`;

/**
 * Exports of SurveyXact as archives, as one workbook, and with one of their parts in place of another's content: a fault
 * in a packed file is stopped by its checksum, so parts are damaged before they are packed, too.
 */
export const reader: FuzzedReader = {
  name: "surveyxact-zip",

  seeds() {
    return [zipped(parts), utf8(sheets), ...Object.values(parts)];
  },

  async read(bytes) {
    const start = Buffer.from(bytes.subarray(0, 9)).toString("latin1");
    const isWhole = start.startsWith("PK") || start.startsWith("<?xml");
    const files = isWhole ? [bytes] : Object.keys(parts).map((name) => zipped({...parts, [name]: bytes}));
    return allOf(
      files.map((file) =>
        readSurveyXact("a", "a.zip", {folder: ".", place: {file: "a"}, effects: filesOf({"a.zip": file})}),
      ),
    );
  },
};

function zipped(content: Parts): Uint8Array {
  return zipOf(Object.entries(content).map(([name, bytes]) => ({name: `eksport/${name}`, content: bytes})));
}

function row(...fields: readonly string[]): string {
  return `<Row>${fields.map((field) => `<Cell><Data ss:Type="String">${field}</Data></Cell>`).join("")}</Row>`;
}
