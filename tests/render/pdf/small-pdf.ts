/** A PDF of these objects, the first being number 1, written the way Chromium writes it. */
export function smallPdf(objects: readonly (string | Buffer)[], trailer = "/Root 1 0 R\n/Info 2 0 R"): Buffer {
  const parts = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    offsets.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
  });
  const start = Buffer.concat(parts).length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<</Size ${size}\n${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table)]);
}

export function stream(data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<</Filter /FlateDecode\n/Length ${data.length}>> stream\n`),
    data,
    Buffer.from("\nendstream"),
  ]);
}
