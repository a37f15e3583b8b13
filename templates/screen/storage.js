// @ts-check

/** Browsers may forbid a page to remember anything; it then works as if it had forgotten. */

/**
 * @param {string} name
 * @returns {string | null}
 */
export function remembered(name) {
  try {
    return localStorage.getItem(`maalepunkt-${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string | null} value null to forget
 */
export function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`maalepunkt-${name}`);
    else localStorage.setItem(`maalepunkt-${name}`, value);
  } catch {
    return;
  }
}
