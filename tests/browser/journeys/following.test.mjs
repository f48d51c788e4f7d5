// A plan that was adopted: an owner is reminded and tells how it goes, the lead stops following it and goes on, and helps others in
// intervision until that is enough.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from '../support/checks.mjs';
import { dayFromNow } from '../support/days.mjs';
import { Demonstration, openScanOf, personWho } from '../support/demo.mjs';
import { choose, click, fillIn, follow, heading, press } from '../support/forms.mjs';

const AUTHORITY = 'Drenthe';
const LEAD = new RegExp(`Trekker, ${AUTHORITY}: het verbeterplan is openbaar`);
const OWNER = 'programmamanager@drenthe.example';

describe('a plan that was adopted', () => {
  const demo = new Demonstration();

  const asLead = (options, visit) => demo.as(LEAD, options, async (page) => visit(page, await openScanOf(page, AUTHORITY)));

  test('has an owner who is reminded, writes how it goes, and is not asked while the lead stopped following it', async () => {
    await asLead({}, async (page, scan) => {
      await page.goto(`${scan}/voortgang`);
      await follow(page, /^Bijwerken.*actie 1\.1/);
      await fillIn(page, { 'E-mailadres van de eigenaar': OWNER });
      await press(page, 'Adres bewaren');
      await choose(page, /^Loopt/);
      await fillIn(page, { 'Wanneer is de actie klaar?': dayFromNow(10) });
      await press(page, 'Bewaren');
      await inspect(page, 'actie-datum-zonder-reden');
      await fillIn(page, { 'Waarom een andere datum?': 'Het eerste grote voorstel komt eerder.' });
      await press(page, 'Bewaren');
      assert.equal(await heading(page), 'Voortgang');
    });
    // What is due by the day is looked for when the server starts, and every hour.
    await demo.site.end();
    await demo.site.serve(['demo']);
    const link = await demo.site.linkTo(OWNER, '/voortgang/');

    await demo.visit({ width: 360, scripts: false }, async (page) => {
      await page.goto(link);
      assert.equal(await heading(page), 'Hoe gaat het met uw acties?');
      await inspect(page, 'eigenaar');
      await follow(page, /^Vertel hoe het gaat.*actie 1\.1/);
      await fillIn(page, { Toelichting: 'Het voorbeeld is er. Twee Statenleden lezen het na.', 'Wanneer is het klaar?': dayFromNow(40) });
      await press(page, 'Versturen');
      assert.match(await page.title(), /^Fout: /);
      await inspect(page, 'eigenaar-fout');
      await fillIn(page, { 'Waarom een andere datum?': 'Het voorstel gaat een vergadering later naar Staten.' });
      await press(page, 'Versturen');
      assert.equal(await heading(page), 'Hoe gaat het met uw acties?');
      await inspect(page, 'eigenaar-verteld');
    });

    await asLead({ width: 768 }, async (page, scan) => {
      await page.goto(`${scan}/voortgang`);
      await page.getByText('Het voorbeeld is er. Twee Statenleden lezen het na.').first().waitFor();
      await inspect(page, 'voortgang-voorstel');
      await follow(page, /^Bijwerken.*actie 1\.1/);
      await inspect(page, 'actie-voorstel');
      await press(page, 'Datum overnemen');

      await page.goto(`${scan}/voortgang`);
      await follow(page, 'Opvolging stoppen');
      await press(page, 'Opvolging stoppen');
      assert.match(await page.title(), /^Fout: /);
      await inspect(page, 'opvolging-stoppen-fout');
      await fillIn(page, { 'Waarom stopt de opvolging?': 'Provinciale Staten trokken het plan in.' });
      await press(page, 'Opvolging stoppen');
      await page.getByText('Provinciale Staten trokken het plan in.').waitFor();
      await inspect(page, 'opvolging-gestopt');
      await demo.visit({ width: 360, scripts: false }, async (visitor) => {
        await visitor.goto('/openbaar');
        await follow(visitor, new RegExp(AUTHORITY));
        await visitor.getByText('Provinciale Staten trokken het plan in.').waitFor();
        await inspect(visitor, 'openbaar-gestopt');
        const shut = await visitor.goto(link);
        assert.equal(shut.status(), 409);
        assert.equal(await heading(visitor), 'Deze link werkt niet meer');
        await inspect(visitor, 'eigenaar-link-voorbij');
      });

      await press(page, 'Opvolging hervatten');
      await page.getByRole('button', { name: 'Opvolging hervatten' }).waitFor({ state: 'detached' });
      await page.getByText(/^.*De volgende ronde begint vanzelf op /).waitFor();
      await page.getByText('Het voorbeeld is er. Twee Statenleden lezen het na.').first().waitFor();
    });
  });

  test('brought its authority to a group, which the lead leaves with a reason for the others', async () => {
    const reason = 'Wij wachten eerst het besluit van Provinciale Staten af.';
    let colleague;
    await asLead({ width: 360, scripts: false }, async (page) => {
      await page.goto('/intervisie');
      await click(page.locator('main h2 a').first());
      const group = await heading(page);
      const leads = (await page.getByText(/Trekker: /).allInnerTexts()).map((line) => line.split('Trekker: ')[1]);
      colleague = leads.find((name) => name !== personWho(demo.site, LEAD));
      const before = await page.getByRole('heading', { name: 'De vraag' }).count();
      assert.ok(before > 1, `${before} questions`);
      await follow(page, 'Stoppen met deze groep');
      await press(page, 'Stoppen');
      assert.match(await page.title(), /^Fout: /);
      await inspect(page, 'groep-stoppen-fout');
      await fillIn(page, { 'Waarom stopt u?': reason });
      await press(page, 'Stoppen');
      assert.equal(await heading(page), group);
      await page.getByText('U doet niet meer mee. De anderen krijgen een mail.').waitFor();
      assert.equal(await page.getByRole('heading', { name: 'De vraag' }).count(), 1, 'only the own question is left');
      await inspect(page, 'groep-gestopt');
    });
    await demo.as(colleague, {}, async (page) => {
      await page.goto('/intervisie');
      await click(page.locator('main h2 a').first());
      await page.getByText(reason).waitFor();
      await inspect(page, 'groep-iemand-gestopt');
    });
    await demo.as(/Programmamedewerker/, {}, async (page) => {
      await page.goto('/programma/intervisie');
      await follow(page, 'Horen wat er met een idee gebeurt');
      await page.getByRole('row', { name: new RegExp(AUTHORITY) }).getByText(reason).waitFor();
      await inspect(page, 'intervisie-iemand-gestopt');
    });
  });
});
