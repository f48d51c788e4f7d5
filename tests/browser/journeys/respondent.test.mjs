// Filling in the questionnaire on a phone, from the code to the thank-you page.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { closeTab, islandsListen } from '../support/browser.mjs';
import { inspect } from '../support/checks.mjs';
import { Demonstration, codeFor, linkFor } from '../support/demo.mjs';
import { follow, heading, press } from '../support/forms.mjs';

const MOST_PAGES = 14;

describe('a respondent', () => {
  const demo = new Demonstration();

  const phone = (options, visit) => demo.visit({ width: 360, ...options }, visit);

  test('fills in by code without scripts, from start to thanks', () =>
    phone({ scripts: false }, async (page) => {
      const code = codeFor(demo.site, 'Raadslid');
      await enter(page, code);
      await inspect(page, 'welkom');
      await follow(page, 'Beginnen');
      await fillInEverything(page, 'zonder-scripts');
      await press(page, 'Versturen');
      assert.equal(await heading(page), 'Bedankt');
      await inspect(page, 'bedankt');

      await enter(page, code);
      await page.getByText('Deze code is al gebruikt').first().waitFor();
      await inspect(page, 'code-gebruikt');
    }));

  test('fills in by link with scripts, and each answer is saved as it is given', () =>
    phone({ scheme: 'dark' }, async (page) => {
      await page.goto(linkFor(demo.site, 'Inwoner'));
      assert.ok(!linkFor(demo.site, 'Inwoner').endsWith(new URL(page.url()).pathname), 'the secret is out of the address');
      await press(page, 'Beginnen');
      await islandsListen(page);
      await answer(first(page), 'Eens');
      await saved(page);
      await page.reload();
      assert.ok(await page.getByRole('radio', { name: 'Eens', exact: true }).first().isChecked(), 'saved before any button');
      await fillInEverything(page, 'inwoner');
      await press(page, 'Versturen');
      assert.equal(await heading(page), 'Bedankt');
    }));

  test('stops here and goes on elsewhere', () =>
    phone({}, async (page) => {
      await page.goto(linkFor(demo.site, 'Ambtenaar'));
      await press(page, 'Beginnen');
      await islandsListen(page);
      await answer(first(page), 'Oneens');
      await leaveBy(page, 'Stoppen en later verdergaan');
      await inspect(page, 'stoppen');
      const code = await page.locator('.qs-own-code__code').innerText();
      await demo.visit({ width: 1280 }, async (laptop) => {
        await enter(laptop, code);
        await follow(laptop, 'Verder waar u was');
        assert.ok(await laptop.getByRole('radio', { name: 'Oneens', exact: true }).first().isChecked());
        await inspect(laptop, 'thema-breed');
      });
    }));

  test('loses nothing when the connection drops, and is told so', () =>
    phone({ offline: true }, async (page) => {
      await enter(page, codeFor(demo.site, 'Raadslid, halverwege'));
      await follow(page, 'Verder waar u was');
      await islandsListen(page);
      await page.context().setOffline(true);
      await answer(first(page), 'Helemaal oneens');
      await page.getByRole('status').getByText('Geen verbinding').waitFor();
      await page.context().setOffline(false);
      await saved(page);
      await page.reload();
      assert.ok(await page.getByRole('radio', { name: 'Helemaal oneens' }).first().isChecked());
    }));

  test('stays on a page that cannot be saved while there is a network and no server, and goes on after', () =>
    phone({}, async (page) => {
      await enter(page, codeFor(demo.site, 'Raadslid, halverwege'));
      await follow(page, 'Verder waar u was');
      await islandsListen(page);
      const theme = page.url();
      let left = 0;
      await page.route('**/*', (route) => {
        if (route.request().isNavigationRequest()) left += 1;
        return route.abort();
      });
      await answer(first(page), 'Oneens');
      await page.getByRole('status').getByText('Geen verbinding').waitFor();
      await page.getByRole('button', { name: 'Volgende' }).dblclick();
      await page.getByRole('status').getByText('Druk nog een keer op ‘Volgende’').waitFor();
      assert.equal(left, 0, 'the browser leaves the page for none of its own, also when somebody presses twice in one go');

      await page.unroute('**/*');
      await page.waitForURL((url) => url.href !== theme);
      await leaveBy(page, 'Vorige');
      assert.equal(page.url(), theme);
      assert.ok(await first(page).getByRole('radio', { name: 'Oneens', exact: true }).isChecked());
    }));

  for (const [how, given, stopped] of [
    ['refused', 'Helemaal eens', (route) => route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>Geblokkeerd</h1>' })],
    ['never answered', 'Eens', () => {}],
  ]) {
    test(`goes on by a second press where saving alone is ${how}, and every answer goes along`, () =>
      phone({ blocked: true }, async (page) => {
        await enter(page, codeFor(demo.site, 'Raadslid, halverwege'));
        await follow(page, 'Verder waar u was');
        await islandsListen(page);
        const theme = page.url();
        await page.route('**/api/**', stopped);
        await answer(first(page), given);
        const next = page.getByRole('button', { name: 'Volgende' });
        await next.click();
        await page.getByRole('status').getByText('Druk nog een keer op ‘Volgende’').waitFor();
        assert.equal(page.url(), theme, 'it says so before it leaves');
        await inspect(page, 'opslaan-lukt-niet');
        await next.click();
        await page.waitForURL((url) => url.href !== theme);

        await leaveBy(page, 'Vorige');
        assert.equal(page.url(), theme);
        assert.ok(await first(page).getByRole('radio', { name: given, exact: true }).isChecked());
      }));
  }

  for (const [how, leave] of [
    ['left', (page) => page.goto('about:blank')],
    ['loaded again', (page) => page.reload()],
    ['closed', closeTab],
  ]) {
    test(`keeps a remark of which the page is ${how} right after the last key`, () =>
      phone({}, async (page) => {
        await page.goto(linkFor(demo.site, 'Ambtenaar'));
        await press(page, 'Beginnen');
        await islandsListen(page);
        const address = page.url();
        const context = page.context();
        await page.getByRole('textbox').first().pressSequentially('Wij horen het te laat.');
        await leave(page);
        const again = await context.newPage();
        await again.goto(address);
        const remark = again.getByRole('textbox').first();
        // The page may be made just before what was sent is kept.
        for (let tries = 0; tries < 50 && (await remark.inputValue()) === ''; tries += 1) {
          await again.waitForTimeout(100);
          await again.reload();
        }
        assert.equal(await remark.inputValue(), 'Wij horen het te laat.');
      }));
  }

  test('answers by keyboard alone', () =>
    phone({ width: 1280 }, async (page) => {
      await enter(page, codeFor(demo.site, 'Raadslid, halverwege'));
      await follow(page, 'Verder waar u was');
      await islandsListen(page);
      const ladder = page.getByRole('group').filter({ has: page.getByRole('radio') }).last();
      await ladder.getByRole('radio').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      assert.ok(await ladder.getByRole('radio').nth(1).isChecked());
      await saved(page);
    }));

  async function enter(page, code) {
    await page.goto('/meedoen');
    await page.getByLabel('Uw code').fill(code.toLowerCase());
    await press(page, 'Beginnen');
  }
});

/** Answers every statement, chooses a direction, and ends at the overview; inspects every page on the way. */
async function fillInEverything(page, name) {
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    await inspect(page, `${name}-${number}`);
    if ((await heading(page)) === 'Overzicht') return;
    for (const statement of await page.locator('fieldset.qs-likert').all()) {
      await answer(statement, number % 2 ? 'Eens' : 'Weet ik niet');
    }
    const directions = page.getByRole('checkbox');
    if ((await directions.count()) > 0) {
      await page.locator('.qs-choice label').first().click();
      if (page.scriptsOn) await saved(page);
    }
    await leaveBy(page, 'Volgende');
  }
  assert.fail(`no overview after ${MOST_PAGES} pages`);
}

/** Presses a button and waits for the page it leads to: with scripts the page is left only once all answers are saved. */
async function leaveBy(page, button) {
  const here = page.url();
  await page.getByRole('button', { name: button }).click();
  await page.waitForURL((url) => url.href !== here);
}

function first(page) {
  return page.locator('fieldset.qs-likert').first();
}

/** Presses the answer where people do: on its words. */
async function answer(statement, label) {
  await statement.locator('label').filter({ hasText: new RegExp(`^${label}$`) }).click();
  assert.ok(await statement.getByRole('radio', { name: label, exact: true }).isChecked());
}

function saved(page) {
  return page.getByRole('status').getByText('Opgeslagen om').waitFor();
}
