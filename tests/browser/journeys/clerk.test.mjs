// A clerk: says yes from the mail, keeps a profile, and has the sessions in a calendar.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from '../support/checks.mjs';
import { dayFromNow } from '../support/days.mjs';
import { Demonstration } from '../support/demo.mjs';
import { click, fillIn, follow, heading, press } from '../support/forms.mjs';

// The clerk of the scan of which the questionnaire is open, who was also asked for another.
const CLERK = /Procesbegeleider, .*Súdwest-Fryslân/;

describe('a clerk', () => {
  const demo = new Demonstration();

  const asClerk = (options, visit) => demo.as(CLERK, options, visit);

  test('sees own scans with what they wait for, and says yes to another', () =>
    asClerk({ width: 360, scripts: false }, async (page) => {
      await inspect(page, 'scans-procesbegeleider');
      const asked = page.locator('a[href$="/verzoek"]');
      const before = await asked.count();
      assert.ok(before > 0, 'somebody asked this clerk');
      await click(asked.first());
      await inspect(page, 'verzoek');
      await press(page, 'Nee zeggen');
      await page.getByText('Schrijf kort op waarom u nee zegt.').first().waitFor();
      await inspect(page, 'verzoek-fout');
      await press(page, 'Ja, ik begeleid deze scan');
      await inspect(page, 'verzoek-ja');
      await page.goto('/scans');
      assert.equal(await asked.count(), before - 1);
    }));

  test('keeps a profile and days away, and is told what is wrong with them', () =>
    asClerk({ width: 768 }, async (page) => {
      await page.goto('/mijn-profiel');
      await inspect(page, 'profiel');
      await fillIn(page, { 'Hoeveel scans in een halfjaar?': 'veel' });
      await press(page, 'Opslaan');
      assert.match(await page.title(), /^Fout: /);
      assert.equal(await page.getByLabel('Hoeveel scans in een halfjaar?').inputValue(), 'veel', 'what was typed stays');
      await inspect(page, 'profiel-fout');
      await fillIn(page, { 'Hoeveel scans in een halfjaar?': '7' });
      await press(page, 'Opslaan');
      await page.getByText('Opgeslagen.').waitFor();

      const away = page.getByRole('button', { name: /^Weghalen/ });
      const before = await away.count();
      await fillIn(page, { 'Eerste dag weg': dayFromNow(20), 'Laatste dag weg': dayFromNow(10) });
      await press(page, 'Toevoegen');
      await page.getByText('De afwezigheid eindigt voor zij begint.').first().waitFor();
      await fillIn(page, { 'Laatste dag weg': dayFromNow(30) });
      await press(page, 'Toevoegen');
      await away.nth(before).waitFor();
      await away.last().click();
      await away.nth(before).waitFor({ state: 'detached' });
      assert.equal(await away.count(), before);
    }));

  test('has the sessions in a calendar of their own', () =>
    asClerk({}, async (page) => {
      await page.goto('/mijn-profiel');
      const address = () => page.locator('a[href*="/agenda/"]').first().getAttribute('href');
      const first = await address();
      const calendar = await (await page.request.get(first)).text();
      assert.match(calendar, /^BEGIN:VCALENDAR/);
      assert.match(calendar.replaceAll(/\r?\n /g, ''), /SUMMARY:[^\n]*Súdwest-Fryslân/);
      await press(page, 'Nieuw adres maken');
      assert.notEqual(await address(), first);
      assert.equal((await page.request.get(first)).status(), 404, 'whoever had the old address sees nothing more');
      assert.equal(await heading(page), 'Uw profiel in de griffierspool');
      await follow(page, 'Terug naar uw scans');
    }));
});
