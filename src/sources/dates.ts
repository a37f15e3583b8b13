export type DateOrder = "dmy" | "ymd";

const date: Record<DateOrder, RegExp> = {
  dmy: /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/,
  ymd: /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/,
};

const timed = /^(\S+?)(?:T| +)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?$/;

/** `yyyy-mm-dd` of a date such as 26-01-2018 (`dmy`) or 2018-01-26 (`ymd`), or null when it is no day of the calendar. */
export function readDate(text: string, order: DateOrder): string | null {
  const match = date[order].exec(text);
  if (match === null) return null;
  const [, first = "", , month = "", last = ""] = match;
  const [year, day] = order === "dmy" ? [last, first] : [first, last];
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** `yyyy-mm-ddThh:mm:ss` of a date with a time of day, or null. A bare date is the start of its day. */
export function readDatetime(text: string, order: DateOrder): string | null {
  const match = timed.exec(text);
  if (match === null) {
    const day = readDate(text, order);
    return day === null ? null : `${day}T00:00:00`;
  }
  const [, dayText = "", hour = "", minute = "", second = "00"] = match;
  const day = readDate(dayText, order);
  if (day === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return `${day}T${hour.padStart(2, "0")}:${minute}:${second}`;
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}
