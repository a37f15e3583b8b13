/** Comments, strings and brackets of a style sheet, by CSS Syntax Level 3, section 4: a string ends at its line's end. */
const marks = /\/\*[\s\S]*?(?:\*\/|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?|[{}()[\]]/g;
const closing: Readonly<Record<string, string>> = {"{": "}", "(": ")", "[": "]"};

interface Unclosed {
  readonly index: number;
  readonly what: string;
}

/** The first comment, string or bracket of a style sheet that is not closed, or that closes nothing. */
export function unclosed(text: string): Unclosed | undefined {
  const open: Unclosed[] = [];
  const wanted: string[] = [];
  for (const {0: mark, index} of text.matchAll(marks)) {
    const close = closing[mark];
    if (mark.startsWith("/*")) {
      if (mark.length < 4 || !mark.endsWith("*/")) return {index, what: "a comment that is not closed"};
    } else if (mark.startsWith('"') || mark.startsWith("'")) {
      if (mark.length < 2 || !mark.endsWith(mark.charAt(0))) return {index, what: "a text that is not closed"};
    } else if (close !== undefined) {
      open.push({index, what: `a ${mark} that is not closed`});
      wanted.push(close);
    } else if (wanted.pop() === mark) open.pop();
    else return open.at(-1) ?? {index, what: `a ${mark} that closes nothing`};
  }
  return open.at(-1);
}
