/** What digests are made of: pages for an e-mail, with styles in the elements, nothing fetched and no script, which programs for e-mail take out. */

const styles = {
  body: "margin:0;padding:16px;background:#ffffff;color:#1b1b1b;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45",
  frame: "width:100%;max-width:640px;border-collapse:collapse",
  h1: "margin:20px 0 4px;font-size:21px;line-height:1.25",
  lead: "margin:0 0 16px;color:#555555",
  h2: "margin:24px 0 8px;padding-bottom:4px;border-bottom:2px solid #1f4e79;color:#1f4e79;font-size:17px",
  h3: "margin:14px 0 2px;font-size:15px",
  table: "width:100%;border-collapse:collapse",
  name: "padding:4px 8px 4px 0;border-bottom:1px solid #dddddd;text-align:left;vertical-align:top;font-weight:normal",
  value: "padding:4px 0 4px 8px;border-bottom:1px solid #dddddd;text-align:right;vertical-align:top",
  head: "padding:4px 0 4px 8px;border-bottom:1px solid #999999;text-align:right;font-size:13px;color:#555555;font-weight:normal",
  headName:
    "padding:4px 8px 4px 0;border-bottom:1px solid #999999;text-align:left;font-size:13px;color:#555555;font-weight:normal",
  small: "margin:2px 0 0;font-size:13px;color:#555555",
  paragraph: "margin:6px 0",
  old: "margin:2px 0;padding-left:8px;border-left:3px solid #bbbbbb;color:#555555",
  new: "margin:2px 0 12px;padding-left:8px;border-left:3px solid #1f4e79",
} as const;

type Style = keyof typeof styles;

/** A page around its content. The title is the subject line. */
export function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body style="${styles.body}">
<table role="presentation" align="center" style="${styles.frame}"><tr><td>
${content}
</td></tr></table>
</body>
</html>
`;
}

/** @param heads of the columns; without any, rows tell by their names what they are */
export function tableOf(heads: readonly string[], rows: readonly string[]): string {
  const head = heads.length === 0 ? "" : `<thead><tr>${headCells(heads)}</tr></thead>`;
  return `<table style="${styles.table}">${head}<tbody>\n${rows.join("\n")}\n</tbody></table>`;
}

function headCells([first = "", ...others]: readonly string[]): string {
  const heads = others.map((head) => `<th scope="col" style="${styles.head}">${head}</th>`).join("");
  const corner =
    first === "" ? `<td style="${styles.headName}"></td>` : `<th scope="col" style="${styles.headName}">${first}</th>`;
  return `${corner}${heads}`;
}

export function rowOf(name: string, values: readonly string[]): string {
  const cells = values.map((value) => `<td style="${styles.value}">${value}</td>`).join("");
  return `<tr><th scope="row" style="${styles.name}">${name}</th>${cells}</tr>`;
}

export function paragraph(text: string): string {
  return element("p", "paragraph", escaped(text));
}

export function element(name: "h1" | "h2" | "h3" | "p", style: Style, content: string): string {
  return `<${name} style="${styles[style]}">${content}</${name}>`;
}

/** `2026-03-01` is `1. marts 2026`. */
export function dayOf(date: string | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? "");
  const [, year, month, day] = parts ?? [];
  return year === undefined ? "ukendt dato" : `${Number(day)}. ${months[Number(month) - 1] ?? ""} ${year}`;
}

const months = "januar februar marts april maj juni juli august september oktober november december".split(" ");

export function counted(count: number, one: string, many: string): string {
  return `${printCount(count)} ${count === 1 ? one : many}`;
}

export function printCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ".");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
