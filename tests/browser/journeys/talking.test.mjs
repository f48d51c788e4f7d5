// From the closed questionnaire to the public plan: the clerk redacts and leads the talk, the lead writes the plan.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from '../support/checks.mjs';
import { dayFromNow } from '../support/days.mjs';
import { Demonstration, closedScan, openScanOf } from '../support/demo.mjs';
import { choose, click, fillIn, follow, heading, press } from '../support/forms.mjs';

const PRIORITIES = 3;

describe('a scan that closed', () => {
  const demo = new Demonstration();

  test('goes from its remarks to a public plan', async () => {
    const authority = closedScan(demo.site);
    const as = (what, options, visit) =>
      demo.as(what, options, async (page) => visit(page, await openScanOf(page, authority)));
    await as(new RegExp(`Procesbegeleider, .*${authority}`), {}, async (page, scan) => {
      await redact(page, scan);
      await prepareTalk(page, scan);
      await choosePriorities(page, scan);
      await press(page, 'Gesprek afronden');
      assert.equal(await heading(page), 'Verbeterplan');
      await inspect(page, 'plan-procesbegeleider');
    });
    await as(new RegExp(`Trekker, .*${authority}: de resultaten zijn er`), { width: 768 }, async (page, scan) => {
      await writePlan(page, scan);
      await adopt(page);
      await publish(page, authority);
    });
  });
});

/** Remarks come one after the other until none waits; the page of all of them then says so. */
async function redact(page, scan) {
  await page.goto(`${scan}/resultaten/opmerkingen`);
  await inspect(page, 'opmerkingen');
  await follow(page, /nalezen$/);
  await inspect(page, 'opmerking');
  await page.getByRole('textbox').fill('Ik hoor nooit wat [naam] met mijn idee doet.');
  const release = page.getByRole('button', { name: 'Vrijgeven', exact: true });
  while ((await release.count()) > 0) await click(release);
  await page.getByText(/^Klaar:/).waitFor();
  await inspect(page, 'opmerkingen-nagelezen');
}

async function prepareTalk(page, scan) {
  await page.goto(`${scan}/gesprek`);
  await inspect(page, 'gesprek');
  await click(page.locator(`a[href^="${scan}/gesprek/duiding/"]`).first());
  await inspect(page, 'duiding');
  await page.getByRole('textbox').fill('Raad en inwoners zien dit anders.');
  await page.getByRole('textbox').blur();
  await page.getByText(/^Opgeslagen om /).waitFor();
  await inspect(page, 'duiding-opgeslagen');
  await press(page, 'Bewaren');

  await follow(page, 'Gesprekspunt toevoegen');
  await press(page, 'Bewaren');
  await inspect(page, 'gesprekspunt-fout');
  await openByKeyboard(page, 1);
  await inspect(page, 'gesprekspunt');
  const theme = page.locator('main details').nth(1);
  await choose(theme, /./);
  await theme.getByText('gekozen').waitFor();
  await press(page, 'Bewaren');
  assert.equal(await heading(page), 'Agenderingsgesprek');

  await choose(page.getByRole('radiogroup', { name: 'Met wie deelt u ze?' }), /^Iedereen/);
  await press(page, 'Vastleggen');
  await page.getByText('Nu leest iedereen ze die deze scan ziet.').waitFor();
  await inspect(page, 'gesprek-gedeeld');
  await follow(page, /^Het gesprek voorbereiden/);
  await inspect(page, 'gesprek-voorbereiden');
  await follow(page, 'Draaiboek aanpassen en afvinken');
  await press(page, /^Afvinken/);
  await page.getByText(/^Samen .* Afgevinkt: 1 van/).waitFor();
  await inspect(page, 'draaiboek');
  await page.goto(`${scan}/gesprek`);
}

/** A theme is a summary that takes the focus and opens with the space bar. */
async function openByKeyboard(page, number) {
  const theme = page.locator('main details').nth(number);
  assert.equal(await theme.getAttribute('open'), null, 'a theme without a choice is closed');
  await theme.locator('summary').focus();
  await page.keyboard.press('Space');
  assert.notEqual(await theme.getAttribute('open'), null);
}

async function choosePriorities(page, scan) {
  const chosen = () => page.getByRole('region', { name: 'Prioriteiten' }).getByRole('heading', { level: 3 }).count();
  for (let number = await chosen(); number < PRIORITIES; number += 1) {
    await follow(page, 'Prioriteit toevoegen');
    if (number === 0) {
      await press(page, 'Bewaren');
      await inspect(page, 'prioriteit-fout');
    }
    await page.getByRole('radiogroup').locator('label').nth(number).click();
    await choose(page.locator('main details').first(), /./);
    await inspect(page, `prioriteit-${number + 1}`);
    await press(page, 'Bewaren');
  }
  assert.ok((await chosen()) >= PRIORITIES);
  const before = await chosen();
  const priorities = page.getByRole('region', { name: 'Prioriteiten' });
  await press(priorities, /^Omlaag/);
  await press(priorities, /^Weghalen/);
  assert.equal(await chosen(), before - 1);
  await inspect(page, 'prioriteit-weggehaald');
  await press(priorities, /^Terugzetten/);
  assert.equal(await chosen(), before, 'what was taken out can be put back');
  await inspect(page, 'gesprek-klaar');
  assert.equal(new URL(page.url()).pathname, `${scan}/gesprek`);
}

async function writePlan(page, scan) {
  await page.goto(`${scan}/verbeterplan`);
  await inspect(page, 'plan-leeg');
  const findings = page.getByRole('link', { name: /^Bevinding en doel aanpassen/ });
  const actions = page.getByRole('link', { name: /^Actie toevoegen/ });
  const count = await findings.count();
  for (let number = 0; number < count; number += 1) {
    await click(findings.nth(number));
    await fillIn(page, {
      'Wat zagen wij?': 'De raad is tevreden over de uitleg, inwoners niet.',
      'Wat is ons doel?': 'Wie meedenkt, hoort binnen zes weken wat ermee is gedaan.',
    });
    if (number === 0) await inspect(page, 'bevinding');
    await press(page, 'Bewaren');
    await click(actions.nth(number));
    await fillIn(page, { 'Wat gaan wij doen?': 'Een brief na elke bijeenkomst.' });
    if (number === 0) {
      await press(page, 'Bewaren');
      await inspect(page, 'actie-onvolledig');
      assert.match(await page.title(), /^Fout: /);
    }
    await fillIn(page, { 'Wie zorgt ervoor?': 'De griffier', 'Wanneer is het klaar?': dayFromNow(200) });
    await press(page, 'Bewaren');
  }
  await inspect(page, 'plan-compleet');
  await press(page, 'Het plan is klaar');
}

async function adopt(page) {
  await follow(page, 'Vaststellen');
  await press(page, 'Vaststelling vastleggen');
  await inspect(page, 'vaststellen-fout');
  await fillIn(page, { 'Op welke dag is het plan vastgesteld?': dayFromNow(0) });
  await press(page, 'Vaststelling vastleggen');
  await inspect(page, 'plan-vastgesteld');
}

async function publish(page, authority) {
  await follow(page, 'Bekijken en publiceren');
  await inspect(page, 'publiceren');
  await press(page, 'Ja, maak openbaar');
  await inspect(page, 'publiceren-fout');
  assert.match(await page.title(), /^Fout: /);
  await page.getByLabel('Ik heb alles bekeken').check();
  await press(page, 'Ja, maak openbaar');
  assert.match(new URL(page.url()).pathname, /^\/openbaar\//);
  assert.match(await page.title(), new RegExp(authority));
  await inspect(page, 'openbaar');
}
