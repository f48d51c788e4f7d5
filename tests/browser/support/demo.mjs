// The demonstration, and finding one's way in it by what the program prints when it starts.

import assert from 'node:assert/strict';
import { startDemo } from './site.mjs';
import { Stage } from './stage.mjs';

/** A demonstration and a browser for the tests of the `describe` that makes one. */
export class Demonstration extends Stage {
  constructor() {
    super(startDemo);
  }

  /** Lets somebody who signed in use the site: by name, or as the first of whom the program says this, such as /Programmamedewerker/. */
  as(who, options, visit) {
    return this.visit(options, async (page) => {
      await signInAs(page, typeof who === 'string' ? who : personWho(this.site, who));
      await visit(page);
    });
  }
}

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

/** The names of all of whom it says so. */
export function peopleWho(site, what) {
  return [...site.output.matchAll(new RegExp(`^  (\\S.*?)  +${what.source}`, 'gm'))].map(([, name]) => name);
}

/** The authority that takes part and prepares its questionnaire. */
export function preparedScan(site) {
  return printed(site, /Trekker, (?:.*, )?([^,:]+): in voorbereiding/);
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

/** Signs in as one of the people of the demonstration, of whom most wait behind a summary. */
export async function signInAs(page, name) {
  await page.goto('/inloggen');
  const button = page.getByRole('button', { name: `Inloggen als ${name}`, includeHidden: true });
  if (!(await button.isVisible())) await page.locator('details').filter({ has: button }).locator('summary').click();
  await button.click();
  await page.waitForURL('**/scans');
}

/** Goes from the list of scans to that of an authority, and gives its address. */
export async function openScanOf(page, authority) {
  await page.getByRole('link', { name: authority, exact: true }).first().click();
  await page.waitForURL(/\/scans\/\w+$/);
  return new URL(page.url()).pathname;
}
