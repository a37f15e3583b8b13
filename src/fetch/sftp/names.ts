/** What a file on the server must be called to be fetched: a plain name that leads nowhere, and is no sign of another file. */
export function isPlainName(name: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_. ~()+-]{0,199}$/u.test(name) && !name.includes("..") && !isSign(name);
}

/** Files that tell of others, and those that are being written. */
function isSign(name: string): boolean {
  return /\.(?:done|sha256|part|partial|filepart|tmp)$/i.test(name);
}

/** Whether a name fits a pattern in which `*` stands for any letters and `?` for one. */
export function fits(name: string, pattern: string): boolean {
  let at = 0;
  let sign = 0;
  let star = -1;
  let from = 0;
  // Goes back to the last star only, so that no pattern takes longer than name × pattern.
  while (at < name.length) {
    if (pattern[sign] === "*") {
      star = sign++;
      from = at;
    } else if (pattern[sign] === "?" || pattern[sign] === name[at]) {
      at += 1;
      sign += 1;
    } else if (star !== -1) {
      sign = star + 1;
      at = ++from;
    } else {
      return false;
    }
  }
  while (pattern[sign] === "*") sign += 1;
  return sign === pattern.length;
}
