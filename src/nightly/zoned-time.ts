/** A moment as ISO 8601 by the clock of a time zone: 2026-03-29T03:00:00+02:00. */
export function isoIn(timeZone: string, moment: Date): string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  const parts = new Map(format.formatToParts(moment).map(({type, value}) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  const offset = part("timeZoneName").replace("GMT", "") || "+00:00";
  const time = `${part("hour")}:${part("minute")}:${part("second")}`;
  return `${part("year")}-${part("month")}-${part("day")}T${time}${offset}`;
}

/** The day of a moment by the clock of a time zone: 2026-11-22. */
export function dayIn(timeZone: string, moment: Date): string {
  return isoIn(timeZone, moment).slice(0, 10);
}
