// Finding one's way in the demonstration, by what the program prints when it starts.

import assert from 'node:assert/strict';

/** The code printed for somebody, such as 'Raadslid' or 'Raadslid, halverwege'. */
export function codeFor(site, who) {
  return printed(site, new RegExp(`^  ${who} +\\S+ met code (\\S+)$`, 'm'));
}

/** The link printed for somebody, such as 'Ambtenaar' or 'Inwoner'. */
export function linkFor(site, who) {
  return printed(site, new RegExp(`^  ${who} +(http\\S+)$`, 'm'));
}

/** The name of the person of whom the program says this, such as /Trekker, .*: de vragenlijst is open/. */
export function personWho(site, what) {
  return printed(site, new RegExp(`^  (\\S.*?)  +${what.source}`, 'm'));
}

/** The authority whose scan is closed and not yet discussed. */
export function closedScan(site) {
  return printed(site, /Trekker, (?:.*, )?([^,:]+): de resultaten zijn er/);
}

/** The authority whose questionnaire is open. */
export function openScan(site) {
  return printed(site, /Trekker, (?:.*, )?([^,:]+): de vragenlijst is open/);
}

function printed(site, pattern) {
  const found = site.output.match(pattern);
  assert.ok(found, `${pattern} in what the demonstration prints:\n${site.output}`);
  return found[1];
}

/** Signs in as one of the people of the demonstration. */
export async function signInAs(page, name) {
  await page.goto('/inloggen');
  await page.getByRole('button', { name: `Inloggen als ${name}` }).click();
  await page.waitForURL('**/scans');
}
