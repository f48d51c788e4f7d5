// What anybody sees without an account or a code.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { WIDTHS } from '../support/browser.mjs';
import { inspect } from '../support/checks.mjs';
import { startEmpty } from '../support/site.mjs';
import { Stage } from '../support/stage.mjs';

const PAGES = { eerste: '/', meedoen: '/meedoen', inloggen: '/inloggen', toegankelijkheid: '/toegankelijkheid', privacy: '/privacy' };

describe('public pages', () => {
  const stage = new Stage(() => startEmpty());

  for (const width of WIDTHS) {
    test(`are accessible and fit at ${width} pixels`, () =>
      stage.visit({ width }, async (page) => {
        for (const [name, address] of Object.entries(PAGES)) {
          assert.equal((await page.goto(address)).status(), 200, address);
          await inspect(page, name);
        }
      }));
  }

  test('are accessible in the dark', () =>
    stage.visit({ scheme: 'dark', width: 768 }, async (page) => {
      for (const [name, address] of Object.entries(PAGES)) {
        await page.goto(address);
        await inspect(page, `donker-${name}`);
      }
    }));

  test('are accessible without scripts', () =>
    stage.visit({ scripts: false, width: 360 }, async (page) => {
      for (const [name, address] of Object.entries(PAGES)) {
        await page.goto(address);
        await inspect(page, `zonder-scripts-${name}`);
      }
    }));

  test('begin with a link to the content for who uses the keyboard', () =>
    stage.visit({}, async (page) => {
      await page.goto('/');
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Naar de inhoud');
      assert.ok(await page.getByRole('link', { name: 'Naar de inhoud' }).isVisible());
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
    }));

  test('say what is wrong with a form, where it is wrong', () =>
    stage.visit({ width: 360 }, async (page) => {
      await page.goto('/inloggen');
      await page.getByRole('button', { name: 'Stuur mij een link' }).click();
      await inspect(page, 'inloggen-fout');
      assert.match(await page.title(), /^Fout: /);
      const field = page.getByLabel('Uw e-mailadres');
      assert.equal(await field.getAttribute('aria-invalid'), 'true');
      await page.getByRole('link', { name: 'Vul uw e-mailadres in.' }).click();
      assert.ok(await field.evaluate((input) => input === document.activeElement), 'the error leads to its field');
    }));

  test('say so where there is none', () =>
    stage.visit({ width: 360 }, async (page) => {
      assert.equal((await page.goto('/bestaat-niet')).status(), 404);
      await inspect(page, 'bestaat-niet');
    }));
});
