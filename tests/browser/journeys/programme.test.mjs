// A programme officer: from the figures to the lists behind them, a clerk for one scan, and clerks for all that wait.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WIDTHS } from '../support/browser.mjs';
import { assertFits, assertNothingAside, inspect, keepScreenshot } from '../support/checks.mjs';
import { dayFromNow } from '../support/days.mjs';
import { Demonstration } from '../support/demo.mjs';
import { click, download, fillIn, follow, heading, press } from '../support/forms.mjs';

const OFFICER = /Programmamedewerker/;

describe('a programme officer', () => {
  const demo = new Demonstration();

  const asOfficer = (options, visit) => demo.as(OFFICER, options, visit);

  for (const scripts of [true, false]) {
    test(`gets from each figure to its list, ${scripts ? 'with' : 'without'} scripts`, () =>
      asOfficer({ scripts }, async (page) => {
        await page.goto('/programma?provincie=PV22');
        await inspect(page, 'programma-drenthe');
        const count = Number((await heading(page)).match(/^\d+/)[0]);
        assert.ok(count > 3, await heading(page));
        const row = page.getByRole('row', { name: /^Drenthe/ }).first();
        await click(row.getByRole('link', { name: String(count), exact: true }).first());
        assert.equal(await page.locator('tbody tr').count(), count, 'the list is as long as the figure says');
        await inspect(page, 'programma-lijst');
        const lines = (await download(page, /CSV/)).trimEnd().split(/\r?\n/);
        assert.equal(lines.length, count + 1, 'a line for each, and the heading');
      }));
  }

  test('reads from its scans how long a step takes', () =>
    asOfficer({ width: 360 }, async (page) => {
      await page.goto('/programma');
      await page.locator('.qs-funnel a[href^="/programma/doorlooptijd"]').first().click();
      await page.waitForURL(/doorlooptijd/);
      assert.match(await heading(page), /^Hoe lang stap 1 duurt/);
      await inspect(page, 'programma-doorlooptijd');
      const rows = await page.locator('tbody tr').count();
      assert.ok(rows > 0);
      await download(page, /CSV/);
    }));

  test('sees the whole programme at every width, and on paper', () =>
    asOfficer({}, async (page) => {
      for (const address of ['/programma/campagnes', '/overheden', '/programma']) {
        await page.goto(address);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          await assertFits(page, `${address} ${width}`);
          await assertNothingAside(page, `${address} ${width}`);
        }
      }
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.getByRole('heading', { level: 1 }).isVisible());
      assert.ok(!(await page.getByRole('navigation').first().isVisible()), 'what leads elsewhere is not printed');
      const forTheScreen = page.locator('.qs-notice, .qs-chooser, .qs-button').filter({ visible: true });
      assert.equal(await forTheScreen.count(), 0, 'nor what waits for the officer, or what they choose with');
      await keepScreenshot(page, 'programma-afdruk');
    }));

  test('looks at a period, and is told what is wrong with one', () =>
    asOfficer({ scripts: false, width: 360 }, async (page) => {
      await page.goto(`/programma?van=${dayFromNow(-200)}`);
      assert.match(await page.locator('.qs-kicker').innerText(), /aangevraagd vanaf/i);
      await page.goto(`/programma?van=${dayFromNow(3)}`);
      await page.getByText('De periode begint na de laatste dag.').first().waitFor();
      await inspect(page, 'programma-periode-fout');
    }));

  test('asks a clerk for one scan, and clerks for all others', () =>
    asOfficer({}, async (page) => {
      await page.goto('/programma/griffierspool');
      await inspect(page, 'griffierspool');
      const waiting = page.getByRole('link', { name: /^Procesbegeleider kiezen/ });
      const before = await waiting.count();
      assert.ok(before > 2, `${before} scans wait`);
      await click(waiting.first());
      await press(page, 'Vragen');
      await page.getByText('Kies wie u vraagt.').first().waitFor();
      await inspect(page, 'toewijzen-fout');
      await page.getByRole('radiogroup').locator('label').first().click();
      await press(page, 'Vragen');
      await inspect(page, 'toewijzen-gevraagd');
      await page.goto('/programma/griffierspool');
      assert.equal(await waiting.count(), before - 1);

      await follow(page, 'Alle wachtende scans verdelen');
      await inspect(page, 'verdelen');
      await page.getByLabel(/^Wie vraagt u/).first().selectOption({ label: 'Nog niet' });
      await press(page, 'Opnieuw verdelen rond mijn keuzes');
      await page.getByText('Wacht, omdat u dat koos.').waitFor();
      await press(page, 'Vraag deze procesbegeleiders');
      assert.equal(await heading(page), 'Klopt dit?');
      await inspect(page, 'verdelen-nakijken');
      await press(page, /^Ja, vraag deze/);
      await page.getByText(/procesbegeleider gevraagd/).first().waitFor();
      await inspect(page, 'verdelen-gevraagd');
    }));

  test('agrees on a campaign, takes it out and puts it back', () =>
    asOfficer({ width: 768, scripts: false }, async (page) => {
      await page.goto('/programma/campagnes');
      await follow(page, 'Campagne toevoegen');
      await press(page, 'Toevoegen');
      await inspect(page, 'campagne-fout');
      await fillIn(page, {
        'Naam van de campagne': 'Zeeland beslist samen',
        'Met wie is dit afgesproken?': 'Provincie Zeeland',
        'Hoeveel genodigden doen er aan het eind mee?': '6',
      });
      await page.locator('label').filter({ hasText: /^Zeeland/ }).first().click();
      for (const [name, value] of [['contact_name', 'Bertine Westkapelse'], ['contact_email', 'bertine@voorbeeld.nl'], ['starts_on', dayFromNow(1)], ['ends_on', dayFromNow(400)]]) {
        await page.locator(`[name=${name}]`).fill(value);
      }
      await press(page, 'Toevoegen');
      assert.equal(await heading(page), 'Zeeland beslist samen');
      await inspect(page, 'campagne');
      await press(page, 'Verwijderen');
      await press(page, 'Ongedaan maken');
      assert.equal(await heading(page), 'Zeeland beslist samen');
    }));

  test('forms a group for intervision from a proposal, on a phone', () =>
    asOfficer({ width: 360, scripts: false }, async (page) => {
      await page.goto('/programma/intervisie');
      await inspect(page, 'intervisie-voorstellen');
      await follow(page, 'Horen wat er met een idee gebeurt');
      await inspect(page, 'intervisie-groep');
      await page.goto('/programma/intervisie');
      await follow(page, 'Groep maken van voorstel 1');
      await press(page, 'Groep maken');
      await inspect(page, 'intervisie-fout');
      await fillIn(page, { 'Naam van de groep': 'Eerder aan tafel' });
      await press(page, 'Groep maken');
      assert.equal(await heading(page), 'Eerder aan tafel');
      await inspect(page, 'intervisie-gemaakt');
    }));
});
