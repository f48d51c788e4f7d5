// The talk in the room, with everybody there at once: the clerk's phone, the beamer, and three members with phones, one of whom loses the
// connection while picking.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { islandsListen } from '../support/browser.mjs';
import { assertAccessible, inspect, keepScreenshot } from '../support/checks.mjs';
import { Demonstration, closedScan, openScan, openScanOf, personWho, signInAs } from '../support/demo.mjs';
import { choose, follow, heading, press } from '../support/forms.mjs';

const PHONE = 360;

/** What beamers have: an old one, a usual one, a good one. */
const BEAMERS = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];

/** What the back row of a room still reads on the oldest of them. */
const SMALLEST = 24;

/** A list of many slides is for who steers. */
const SMALLEST_IN_LIST = 19;

describe('the talk in the room', () => {
  const demo = new Demonstration();

  test('every slide fits on every beamer', () =>
    demo.visit({ width: 1280 }, async (page) => {
      const scan = await clerkAtTalk(page, demo);
      await page.goto(`${scan}/gesprek`);
      await choose(page.getByRole('radiogroup', { name: 'Met wie deelt u ze?' }), /^Iedereen/);
      await press(page, 'Vastleggen');
      await page.goto(`${scan}/gesprek/scherm/overzicht`);
      await inspect(page, 'scherm-overzicht');
      const lists = [page.url(), ...(await addresses(page, 'nav a[href*="deel="]'))];
      const slides = [];
      for (const list of lists) {
        await showsWhole(page, list, 'scherm-overzicht', SMALLEST_IN_LIST);
        slides.push(...(await addresses(page, 'main li a')));
      }
      assert.ok(slides.length > 8, `${slides.length} slides`);
      assert.ok(slides.some((slide) => slide.includes('punt-')), 'the talking points are shared with the room');
      for (const slide of slides) await showsWhole(page, slide);
    }));

  test('every slide of the startgesprek fits on every beamer', () =>
    demo.visit({ width: 1280 }, async (page) => {
      const scan = await clerkAtTalk(page, demo);
      await showsWhole(page, `${scan}/startgesprek/scherm/overzicht`, 'scherm-start-overzicht');
      const slides = await addresses(page, 'main li a');
      assert.ok(slides.length > 12, `${slides.length} slides`);
      for (const slide of slides) await showsWhole(page, slide, slide.replace(/.*=/, 'scherm-start-'));
    }));

  test('everybody picks, and what they picked stays hidden until the clerk shows it', async () => {
    await withRoom(demo, async ({ remote, beamer, phones }) => {
      const [anna, bram, chris] = phones;
      await press(remote, 'Ronde openen');
      await Promise.all(phones.map((phone) => phone.getByRole('heading', { name: 'Wat moet het eerst beter?', level: 1 }).waitFor()));
      await inspect(anna, 'telefoon-kiezen');
      await inspect(remote, 'afstandsbediening-kiezen');
      const subjects = await anna.locator('.qs-pick label').allInnerTexts();
      const choose = (phone, number) => phone.locator('.qs-pick label').nth(number).click();
      const kept = (phone, count) => phone.getByText(`${count} van 3 gekozen`).waitFor();

      await choose(anna, 0);
      await kept(anna, 1);
      await choose(anna, 1);
      await kept(anna, 2);
      await anna.getByText(/^Bewaard om \d\d:\d\d/).first().waitFor();
      await choose(anna, 2);
      await kept(anna, 3);
      await choose(anna, 3);
      await anna.getByRole('alert').waitFor();
      await inspect(anna, 'telefoon-vierde');
      await choose(anna, 3);
      await kept(anna, 3);

      await choose(bram, 1);
      await kept(bram, 1);
      await losesConnection(bram, async () => {
        await choose(bram, 4);
        await bram.getByText(/^Geen verbinding/).waitFor();
        await assertAccessible(bram, 'telefoon-zonder-verbinding');
        assert.ok(await bram.locator('.qs-pick input').nth(4).isChecked(), 'what was chosen stays on the page');
      });
      await kept(bram, 2);

      await choose(chris, 1);
      await kept(chris, 1);
      await steerTo(remote, /^Wat moet het eerst beter/);
      await beamer.getByText('3 van 3 hebben gekozen').waitFor();
      await showsWhole(beamer, null, 'scherm-kiezen');
      assert.equal(await beamer.locator('.qs-picks').count(), 0, 'only how many');

      await press(remote, 'Ronde sluiten');
      await Promise.all(phones.map((phone) => phone.getByRole('heading', { name: 'De ronde is gesloten' }).waitFor()));
      await inspect(chris, 'telefoon-gesloten');
      await inspect(remote, 'afstandsbediening-gesloten');
      for (const page of [beamer, remote, ...phones]) assert.equal(await page.locator('.qs-picks').count(), 0, 'nobody sees it yet');

      await press(remote, 'Laat zien wat er is gekozen');
      await beamer.getByRole('heading', { name: 'Dit koos u' }).waitFor();
      const first = beamer.locator('.qs-picks__row').first();
      assert.match(await first.innerText(), new RegExp(`${escaped(subjects[1])}[^]*3`), 'all three picked it, also who was away for a while');
      await showsWhole(beamer, null, 'scherm-uitslag');
      await inspect(chris, 'telefoon-uitslag');
      await inspect(remote, 'afstandsbediening-uitslag');

      await press(remote, new RegExp(`^Maak er een prioriteit van.*${escaped(subjects[1])}`));
      await remote.getByText('Staat bij de prioriteiten.').waitFor();
      await steerTo(remote, 'Onze prioriteiten');
      await beamer.getByRole('heading', { name: 'Onze prioriteiten' }).waitFor();
      await beamer.getByText(subjects[1].replace(/\.$/, '')).waitFor();
      await showsWhole(beamer, null, 'scherm-prioriteiten');
      await chris.getByRole('heading', { name: 'Prioriteiten tot nu toe' }).waitFor();
    });
  });

  test('who comes too late, who stops and who stays until the end read what became of it', async () => {
    await withRoom(demo, async ({ remote, phones, scan }) => {
      const [anna, bram] = phones;
      await press(remote, 'Ronde openen');
      for (const phone of [anna, bram]) {
        await phone.locator('.qs-pick label').first().click();
        await phone.getByText('1 van 3 gekozen').waitFor();
      }
      await losesConnection(bram, async () => {
        await bram.locator('.qs-pick label').nth(1).click();
        await bram.getByText(/^Geen verbinding/).waitFor();
        await press(remote, 'Ronde sluiten');
        await remote.getByRole('button', { name: 'Laat zien wat er is gekozen' }).waitFor();
      });
      await bram.getByText(/^De ronde was al gesloten\./).first().waitFor();
      await inspect(bram, 'telefoon-te-laat');

      await press(remote, 'Laat zien wat er is gekozen');
      await remote.getByRole('heading', { level: 1, name: 'Laten zien wat er is gekozen' }).waitFor();
      await inspect(remote, 'uitslag-van-weinig');
      await press(remote, 'Keuzes weggooien');
      await remote.waitForURL('**/afstandsbediening*');
      await bram.getByRole('heading', { level: 1, name: 'Even wachten' }).waitFor();

      await press(anna, 'Niet meer meedoen');
      await anna.waitForURL('**/zaal');
      await inspect(anna, 'telefoon-na-stoppen');
      await anna.goto('/zaal/gesprek');
      assert.equal(await heading(anna), 'U doet nu niet mee met een gesprek');
      await inspect(anna, 'telefoon-niet-mee');

      await remote.goto(`${scan}/gesprek/zaal/beeindigen`);
      await press(remote, 'Beëindigen');
      await bram.getByRole('heading', { level: 1, name: 'Het gesprek is voorbij' }).waitFor();
      await inspect(bram, 'telefoon-voorbij');
      await remote.goto(`${scan}/gesprek/afstandsbediening`);
      await press(remote, 'Gesprek in de zaal beginnen');
      await remote.getByRole('button', { name: 'Volgende' }).first().waitFor();
    });
  });

  test('a group fills in by a code on the beamer, which counts who has sent', () =>
    demo.visit({ width: 1280 }, async (beamer) => {
      const scan = await leadAtQuestionnaire(beamer, demo);
      await beamer.goto(`${scan}/vragenlijst/zaal`);
      await choose(beamer.getByRole('radiogroup', { name: 'Welke groep zit in de zaal?' }), /^(Ambtenaren|Medewerkers)/);
      await press(beamer, 'Code openen');
      await inspect(beamer, 'vragenlijst-zaal-open');
      await follow(beamer, 'Tonen op het scherm');
      await beamer.waitForURL('**/vragenlijst/zaal/scherm');
      await showsWhole(beamer, null, 'scherm-vragenlijst');
      const code = await beamer.locator('.qs-joining__code').innerText();
      const before = Number(await beamer.locator('[data-count=filled]').innerText());

      await demo.visit({ width: PHONE }, async (phone) => {
        await phone.goto('/meedoen');
        await phone.getByLabel('Uw code').fill(code);
        await press(phone, 'Beginnen');
        await phone.waitForURL('**/meedoen/zaal/*');
        const door = phone.url();
        await inspect(phone, 'vragenlijst-deur');
        await press(phone, 'Beginnen');
        await phone.getByRole('alert').waitFor();
        await inspect(phone, 'vragenlijst-deur-fout');
        await choose(phone, 'Ik heb deze vragenlijst nog niet verstuurd');
        await press(phone, 'Beginnen');
        await follow(phone, 'Beginnen');
        await phone.waitForURL('**/thema/1');
        await phone.goto(door);
        assert.equal(await heading(phone), 'U bent al begonnen');
        await inspect(phone, 'vragenlijst-deur-begonnen');
        await follow(phone, 'Verder waar u was');
        await phone.waitForURL((address) => address.href !== door);
        await follow(phone, /^(Beginnen|Verder waar u was)$/);
        await phone.waitForURL('**/thema/1');
        await fillInEverything(phone);
        await press(phone, 'Versturen');
        await phone.getByRole('heading', { level: 1, name: 'Bedankt' }).waitFor();
        await beamer.locator('[data-count=filled]', { hasText: new RegExp(`^${before + 1}$`) }).waitFor();
        await phone.goto(door);
        assert.equal(await heading(phone), 'Deze vragenlijst is al verstuurd');
        await inspect(phone, 'vragenlijst-deur-verstuurd');
      });

      await beamer.goto(`${scan}/vragenlijst/zaal`);
      await press(beamer, 'Code nu sluiten');
      await beamer.getByText(/^De zaalcode is gesloten/).waitFor();
      await showsWhole(beamer, `${scan}/vragenlijst/zaal/scherm`, 'scherm-vragenlijst-gesloten');
    }));

  test('a second round is among what is ticked, and two who steer at once go one slide on', async () => {
    await withRoom(demo, async ({ remote, beamer, phones, scan }) => {
      await steerTo(remote, /^Wat moet het eerst beter/);
      await press(remote, 'Ronde openen');
      for (const phone of phones) {
        await phone.locator('.qs-pick label').first().click();
        await phone.getByText('1 van 3 gekozen').waitFor();
        await phone.locator('.qs-pick label').nth(1).click();
        await phone.getByText('2 van 3 gekozen').waitFor();
      }
      await press(remote, 'Ronde sluiten');
      await press(remote, 'Laat zien wat er is gekozen');
      await beamer.getByRole('heading', { name: 'Dit koos u' }).waitFor();

      const again = remote.locator('#nog-een-ronde');
      await again.getByText('Nog een ronde').click();
      for (const box of await again.getByRole('checkbox').all()) await box.uncheck();
      await again.getByRole('button', { name: 'Ronde openen' }).click();
      await again.getByRole('alert').waitFor();
      await inspect(remote, 'afstandsbediening-niets-aangevinkt');
      for (const place of [0, 1]) await again.getByRole('checkbox').nth(place).check();
      await again.getByRole('button', { name: 'Ronde openen' }).click();
      await beamer.getByText('Tweede ronde').waitFor();
      // Phones fetch their page a moment after the beamer, each at its own.
      await phones[0].locator('.qs-pick').first().waitFor();
      assert.equal(await phones[0].locator('.qs-pick').count(), 2);

      await demo.visit({ width: PHONE }, async (other) => {
        await clerkAtTalk(other, demo);
        await other.goto(`${scan}/gesprek/afstandsbediening`);
        await Promise.all([press(remote, 'Volgende'), press(other, 'Volgende')]);
        for (const page of [remote, other, beamer]) await page.getByRole('heading', { level: 1, name: 'Onze prioriteiten' }).waitFor();
      });
    });
  });

  test('a round that was opened by mistake goes back, and asks once more where somebody picked', async () => {
    await withRoom(demo, async ({ remote, beamer, phones }) => {
      const [anna] = phones;
      const all = (name) => Promise.all(phones.map((phone) => phone.getByRole('heading', { level: 1, name }).waitFor()));
      await steerTo(remote, /^Wat moet het eerst beter/);
      await press(remote, 'Ronde openen');
      await all('Wat moet het eerst beter?');
      await press(remote, 'Ronde intrekken');
      await remote.getByText('De ronde is ingetrokken.').first().waitFor();
      await inspect(remote, 'afstandsbediening-ingetrokken');
      await all('Even wachten');
      await inspect(anna, 'telefoon-ingetrokken');
      await beamer.getByRole('heading', { level: 1, name: 'Wat moet het eerst beter?', exact: true }).waitFor();

      await press(remote, 'Ronde openen');
      await anna.locator('.qs-pick label').first().click();
      await anna.getByText('1 van 3 gekozen').waitFor();
      await press(remote, 'Ronde intrekken');
      await remote.getByRole('heading', { level: 1, name: 'Ronde intrekken' }).waitFor();
      await inspect(remote, 'ronde-intrekken');
      await press(remote, 'Intrekken');
      await all('Even wachten');
      await remote.waitForURL('**/afstandsbediening*');
    });
  });

  test('who steers by keyboard stays on the button, and on a phone on what was opened', async () => {
    await withRoom(demo, async ({ remote, beamer, phones }) => {
      const [anna] = phones;
      const focused = (page) => page.evaluate(() => document.activeElement.id);
      const start = await heading(beamer);
      await beamer.getByRole('button', { name: 'Vorige' }).focus();
      await beamer.keyboard.press('Enter');
      await changes(beamer, start);
      assert.equal(await focused(beamer), 'vorige');

      await anna.locator('#voorstel-kop').focus();
      await anna.keyboard.press('Enter');
      await press(remote, 'Ronde openen');
      await anna.locator('.qs-pick').first().waitFor();
      assert.equal(await focused(anna), 'voorstel-kop');
      assert.ok(await anna.locator('#voorstel').evaluate((details) => details.open), 'what was opened stays open');
      const readOut = anna.getByRole('status').filter({ hasText: 'Wat moet het eerst beter?' });
      await readOut.first().waitFor({ state: 'attached' });
    });
  });

  test('a phone whose connection is silent looks by itself, and at once when it is looked at again', async () => {
    await withRoom(demo, async ({ remote, phones }) => {
      const [anna, bram] = phones;
      for (const phone of [anna, bram]) {
        await phone.addInitScript(silence);
        await phone.reload();
        await islandsListen(phone);
      }
      await press(remote, 'Ronde openen');
      await bram.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
      // By itself a phone looks once 35 seconds were silent.
      await bram.locator('.qs-pick').first().waitFor({ timeout: 20_000 });
      await anna.locator('.qs-pick').first().waitFor({ timeout: 75_000 });
      await anna.getByText('Deze pagina ververst nu elke 10 seconden.').waitFor();
      await assertAccessible(anna, 'telefoon-stille-verbinding');
    });
  });

  test('what the clerk pressed without a connection does not move the room later', async () => {
    await withRoom(
      demo,
      async ({ remote, beamer }) => {
        const start = await heading(beamer);
        await losesConnection(remote, async () => {
          await press(remote, 'Volgende');
          await remote.getByText('Is het straks niet gebeurd?').waitFor();
          await assertAccessible(remote, 'afstandsbediening-zonder-verbinding');
        });
        await remote.getByText('Is het straks niet gebeurd?').waitFor({ state: 'detached' });
        assert.equal(await heading(beamer), start, 'nothing was sent');
        await press(remote, 'Volgende');
        await changes(beamer, start);
      },
      { offline: true },
    );
  });

  test('a suggestion goes by the clerk, and what is being typed survives the next step', async () => {
    await withRoom(demo, async ({ remote, phones }) => {
      const [anna, bram] = phones;
      const text = 'Vaker <samen> de wijk in';
      await anna.getByText('Zelf iets voorstellen').click();
      await anna.getByLabel('Wat moet het eerst beter?').fill(text);
      await inspect(anna, 'telefoon-voorstel');
      await press(anna, 'Voorstel versturen');
      await anna.getByText(/^Uw voorstel is verstuurd om/).first().waitFor();
      await remote.getByText(text, { exact: true }).waitFor();
      await inspect(remote, 'afstandsbediening-voorstel');

      await bram.getByText('Zelf iets voorstellen').click();
      await bram.getByLabel('Wat moet het eerst beter?').fill('Half getypt');
      await press(remote, new RegExp(`^Tonen.*${escaped(text)}`));
      await press(remote, 'Ronde openen');
      await bram.locator('.qs-pick label', { hasText: text }).waitFor();
      assert.equal(await bram.getByLabel('Wat moet het eerst beter?').inputValue(), 'Half getypt');
    });
  });

  test('the beamer goes on by keyboard, stays where it is when it is loaded again, and a second one shows the same', async () => {
    await withRoom(demo, async ({ remote, beamer, scan }) => {
      const start = await heading(beamer);
      await beamer.keyboard.press('ArrowLeft');
      await changes(beamer, start);
      const back = await heading(beamer);
      await beamer.keyboard.press('PageDown');
      await changes(beamer, back);
      assert.equal(await heading(beamer), start);
      await beamer.keyboard.press('PageUp');
      await changes(beamer, start);
      await beamer.keyboard.press('Space');
      await changes(beamer, back);
      await remote.getByRole('heading', { level: 1, name: start }).waitFor();
      await press(remote, 'Vorige');
      await changes(beamer, start);
      await beamer.reload();
      assert.equal(await heading(beamer), back);
      await remote.goto(`${scan}/gesprek/scherm`);
      assert.equal(await heading(remote), back, 'a second screen');
    });
  });
});

/** Signs the clerk in and gives the address of the scan that is closed. */
async function clerkAtTalk(page, { site }) {
  const authority = closedScan(site);
  await signInAs(page, personWho(site, new RegExp(`Procesbegeleider, .*${authority}`)));
  return openScanOf(page, authority);
}

/** Signs the lead in whose questionnaire is open, and gives the address of the scan. */
async function leadAtQuestionnaire(page, { site }) {
  const authority = openScan(site);
  await signInAs(page, personWho(site, new RegExp(`Trekker, .*${authority}: de vragenlijst is open`)));
  return openScanOf(page, authority);
}

/** Answers the same to everything, up to the overview. */
async function fillInEverything(phone) {
  while ((await heading(phone)) !== 'Overzicht') {
    for (const statement of await phone.locator('fieldset.qs-likert').all()) await choose(statement, /^Eens$/);
    if ((await phone.getByRole('checkbox').count()) > 0) await phone.locator('.qs-choice label').first().click();
    const from = phone.url();
    await press(phone, 'Volgende');
    await phone.waitForURL((address) => address.href !== from);
  }
}

/** A room with the clerk's phone, the beamer at the slide for coming in, and three members. Ends the room afterwards. `clerk` says what is
 * special about the clerk's phone. */
async function withRoom(demo, visit, clerk = {}) {
  const away = { width: PHONE, offline: true };
  await demo.visit({ width: PHONE, ...clerk }, async (remote) => {
    const scan = await clerkAtTalk(remote, demo);
    await remote.goto(`${scan}/gesprek/afstandsbediening`);
    await inspect(remote, 'afstandsbediening-zonder-zaal');
    await press(remote, 'Gesprek in de zaal beginnen');
    await steerTo(remote, 'Doe mee op uw telefoon');
    await inspect(remote, 'afstandsbediening');
    await demo.visit({ width: 1280 }, async (beamer) => {
      await clerkAtTalk(beamer, demo);
      await beamer.goto(`${scan}/gesprek/scherm`);
      await showsWhole(beamer, null, 'scherm-meedoen');
      const code = await beamer.locator('.qs-joining__code').innerText();
      await demo.visit(away, async (anna) => {
        await demo.visit(away, async (bram) => {
          await demo.visit(away, async (chris) => {
            const phones = [anna, bram, chris];
            for (const phone of phones) await join(phone, code);
            await beamer.locator('[data-count=joined]', { hasText: '3' }).waitFor();
            await visit({ remote, beamer, phones, scan });
          });
        });
      });
    });
    await remote.goto(`${scan}/gesprek/zaal/beeindigen`);
    await inspect(remote, 'zaal-beeindigen');
    await press(remote, 'Beëindigen');
    assert.equal(await heading(remote), 'Agenderingsgesprek');
  });
}

async function join(phone, code) {
  await phone.goto('/zaal');
  await inspect(phone, 'zaal');
  await phone.getByLabel('De code op het scherm').fill(code);
  await press(phone, 'Verder');
  await inspect(phone, 'zaal-deur');
  await press(phone, 'Meedoen');
  await phone.waitForURL('**/zaal/gesprek');
  await inspect(phone, 'telefoon-wachten');
}

/** The clerk jumps to a slide. */
async function steerTo(remote, name) {
  await remote.getByText('Naar een andere dia').click();
  await remote.locator('.qs-jump').getByRole('button', { name }).click();
  await remote.getByRole('heading', { level: 1, name }).waitFor();
}

/** What somebody does while there is no connection; it comes back afterwards. */
async function losesConnection(phone, meanwhile) {
  await phone.context().setOffline(true);
  await meanwhile();
  await phone.context().setOffline(false);
}

/** Runs in the page: a connection that is open and brings nothing, as behind a proxy that collects. */
function silence() {
  window.EventSource = class {
    static OPEN = 1;
    readyState = 1;
    onmessage = null;
    close() {}
  };
}

/** The heading becomes another. */
async function changes(page, from) {
  await page.waitForFunction((before) => document.querySelector('h1').innerText !== before, from);
}

/** Where links lead. */
function addresses(page, links) {
  return page.locator(links).evaluateAll((found) => found.map((link) => link.getAttribute('href')));
}

/** A slide fits on every beamer: nothing to scroll, nothing cut off, nothing too small to read from the back. */
async function showsWhole(page, address, name = address?.replace(/.*=/, 'scherm-'), smallestType = SMALLEST) {
  const before = page.viewportSize();
  if (address) await page.goto(new URL(address, page.url()).href);
  for (const size of BEAMERS) {
    await page.setViewportSize(size);
    const { over, cut, small } = await page.evaluate((smallest) => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
      const outside = (element) => {
        const { right, bottom, width, height } = element.getBoundingClientRect();
        return width > 1 && height > 1 && (right > clientWidth + 0.5 || bottom > clientHeight + 0.5);
      };
      const parts = [...document.querySelectorAll('main h1, main p, main li, main td, main svg, main a, main button')];
      const words = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
      const small = [];
      while (words.nextNode()) {
        const { data, parentElement } = words.currentNode;
        const hidden = parentElement.closest('.qs-visually-hidden');
        if (data.trim() && !hidden && parseFloat(getComputedStyle(parentElement).fontSize) < smallest) small.push(data);
      }
      return {
        small,
        over: [scrollWidth - clientWidth, scrollHeight - clientHeight],
        cut: parts.filter(outside).map((element) => element.outerHTML.slice(0, 100)),
      };
    }, smallestType);
    assert.deepEqual(small, [], `${name} at ${size.width} × ${size.height} has small type`);
    assert.ok(over.every((points) => points <= 0), `${name} at ${size.width} × ${size.height} scrolls by ${over}`);
    assert.deepEqual(cut, [], `${name} at ${size.width} × ${size.height}`);
    await keepScreenshot(page, name);
  }
  await assertAccessible(page, name);
  await page.setViewportSize(before);
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
