// Two people at one scan: they type in the same text, and one takes the scan over from the other.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closeTab, islandsListen } from '../support/browser.mjs';
import { inspect } from '../support/checks.mjs';
import { Demonstration, openScanOf, preparedScan } from '../support/demo.mjs';
import { fillIn, follow, heading, press } from '../support/forms.mjs';

const AGREED = 'Wat u hebt afgesproken';

describe('two people at one scan', () => {
  const demo = new Demonstration();

  const asLead = (options, visit) => demo.as(/Trekker, .*: in voorbereiding/, options, visit);
  const asClerk = (options, visit) => demo.as(new RegExp(`Procesbegeleider, .*${preparedScan(demo.site)}`), options, visit);
  const scanOf = (page) => openScanOf(page, preparedScan(demo.site));

  test('type at the startgesprek: the second sees both texts, and neither is lost', () =>
    asLead({ width: 768 }, async (hers) => {
      const address = `${await scanOf(hers)}/startgesprek`;
      await hers.goto(address);
      await asClerk({ width: 360 }, async (his) => {
        await his.goto(address);
        await types(hers, 'De griffie nodigt uit.');
        await hers.getByText(/^Opgeslagen om /).waitFor();

        await types(his, 'Na een week herinneren wij.');
        await keptNow(his).getByText('De griffie nodigt uit.').waitFor();
        assert.equal(await typed(his), 'Na een week herinneren wij.');
        await inspect(his, 'startgesprek-samen');
        await types(his, 'De griffie nodigt uit. Na een week herinneren wij.');
        await hers.reload();
        assert.equal(await typed(hers), 'De griffie nodigt uit.', 'nothing is written over without a button');
        await press(his, 'Mijn tekst bewaren');
        await his.waitForURL((url) => url.pathname !== address);

        await types(hers, 'De griffie nodigt uit, per brief.');
        await keptNow(hers).getByText('De griffie nodigt uit. Na een week herinneren wij.').waitFor();
        await follow(hers, 'Dit laten staan');
        assert.equal(await typed(hers), 'De griffie nodigt uit. Na een week herinneren wij.');
      });
    }));

  test('leave a page right after the last key, and find what was typed', () =>
    asLead({ width: 768 }, async (page) => {
      const address = `${await scanOf(page)}/startgesprek`;
      for (const leave of [(tab) => tab.goto('about:blank'), closeTab]) {
        const tab = await page.context().newPage();
        await tab.goto(address);
        await islandsListen(tab);
        const text = `${await typed(tab)} Zo is het.`;
        await typesOn(tab, ' Zo is het.');
        await leave(tab);
        await isKept(page.context(), address, text);
      }
    }));

  test('load a page again right after the last key, and go on where they were', () =>
    asLead({ width: 768 }, async (page) => {
      const address = `${await scanOf(page)}/startgesprek`;
      await page.goto(address);
      await islandsListen(page);
      const before = await typed(page);
      await typesOn(page, ' Tot hier.');
      await page.reload();
      await islandsListen(page);
      assert.equal(await typed(page), `${before} Tot hier.`, 'also where the page was made before that was kept');
      await isKept(page.context(), address, `${before} Tot hier.`);

      await typesOn(page, ' En verder.');
      await isKept(page.context(), address, `${before} Tot hier. En verder.`);
      assert.equal(await keptNow(page).count(), 0, 'nobody else changed it');
    }));

  test('hand a scan over: the first clerk is told in a page that was still open', () =>
    asClerk({}, async (first) => {
      const scan = await scanOf(first);
      let email;
      let successor;
      await demo.as(/Programmamedewerker/, { width: 768, scripts: false }, async (officer) => {
        await officer.goto(`${scan}/toewijzen`);
        [email] = (await officer.getByRole('region', { name: 'Wie begeleidt deze scan' }).innerText()).match(/\S+@\S+/);
        await follow(officer, /^Scan overdragen/);
        await press(officer, 'Vragen');
        await officer.getByText('Kies wie u vraagt.').first().waitFor();
        await inspect(officer, 'overdragen-fout');
        const choice = officer.getByRole('radiogroup', { name: 'Wie vraagt u?' }).locator('label').first();
        successor = (await choice.innerText()).split(',')[0].trim();
        await choice.click();
        await fillIn(officer, { 'Waarom gaat de scan naar een ander?': 'De procesbegeleider gaat met verlof.' });
        await press(officer, 'Vragen');
        await officer.getByText(/gevraagd om de scan over te nemen/).waitFor();
        await inspect(officer, 'overdragen-gevraagd');
      });
      await first.goto(`${scan}/startgesprek`);
      await demo.as(successor, { width: 360, scripts: false }, async (second) => {
        await second.goto(`${scan}/verzoek`);
        assert.match(await heading(second), /^Wilt u de scan van .* overnemen\?$/);
        await inspect(second, 'verzoek-overnemen');
        await press(second, 'Ja, ik begeleid deze scan');
        assert.equal(new URL(second.url()).pathname, scan);
      });
      await types(first, 'Dit schrijf ik nog op.');
      await first.getByText(/of u hebt er geen toegang meer toe\.$/).waitFor();
      await first.getByText('Dit hebt u nog niet verstuurd: ‘Dit schrijf ik nog op.’').waitFor();
      await inspect(first, 'overgedragen');
      await first.goto('/scans');
      assert.equal(await first.getByRole('link', { name: preparedScan(demo.site), exact: true }).count(), 0);
      await demo.site.mailTo(email, 'U ziet de scan niet meer.');
    }));
});

/** Types in what was agreed and leaves the field, upon which the page saves it. */
async function types(page, text) {
  await page.getByLabel(AGREED).fill(text);
  await page.getByLabel(AGREED).blur();
}

/** Goes on at the end of what was agreed, and stays in the field. */
async function typesOn(page, more) {
  await page.getByLabel(AGREED).press('Control+End');
  await page.getByLabel(AGREED).pressSequentially(more);
}

/** What was agreed is on the server, or will be in a moment: a tab that knows of no other finds it. */
async function isKept(context, address, text) {
  const tab = await context.newPage();
  await tab.goto(address);
  for (let tries = 0; tries < 50 && (await typed(tab)) !== text; tries += 1) {
    await tab.waitForTimeout(100);
    await tab.reload();
  }
  assert.equal(await typed(tab), text);
  await tab.close();
}

/** Where the page shows what somebody else wrote meanwhile. */
function keptNow(page) {
  return page.getByRole('region', { name: 'Wat er nu staat' });
}

function typed(page) {
  return page.getByLabel(AGREED).inputValue();
}
