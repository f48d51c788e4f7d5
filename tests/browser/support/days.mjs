// Days as a field for a date takes them, counted from today in the Netherlands.

const DAY = 24 * 60 * 60 * 1000;
const ISO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** So many days from today, such as `2026-11-23`. */
export function dayFromNow(days) {
  return ISO.format(new Date(Date.now() + days * DAY));
}
