// A lead asks for a scan, prepares it and opens it, on a phone and without scripts; a clerk says yes in between.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from '../support/checks.mjs';
import { dayFromNow } from '../support/days.mjs';
import { choose, fillIn, follow, heading, press } from '../support/forms.mjs';
import { CLERK, LEAD, OFFICER, join, signInByMail } from '../support/people.mjs';
import { startEmpty } from '../support/site.mjs';
import { Stage } from '../support/stage.mjs';

const SEATS = 39;
const GROUPS = 4;

describe('a lead', () => {
  const people = async (site) => {
    for (const person of [LEAD, CLERK, OFFICER]) await join(site, person);
  };
  const stage = new Stage(() => startEmpty(people));
  const as = (person, options, visit) =>
    stage.visit(options, async (page) => {
      await signInByMail(page, stage.site, person);
      await visit(page);
    });

  test('prepares a scan and opens the questionnaire without scripts', () =>
    as(LEAD, { width: 360, scripts: false }, async (page) => {
      const scan = await request(page);
      await as(OFFICER, {}, (officer) => propose(officer, scan));
      await as(CLERK, { width: 768 }, (clerk) => accept(clerk, scan));
      await takePart(page, scan);
      await nameCommittee(page);
      await planSessions(page);
      await recordStartSession(page);
      await setGroups(page);
      await askOwnQuestion(page);
      await setPeriod(page);
      await lookAtEveryPreview(page);
      await open(page);
      await makeCodes(page);
    }));
});

async function request(page) {
  await inspect(page, 'scans-leeg');
  await follow(page, 'Nieuwe scan aanvragen');
  await inspect(page, 'nieuw-kiezen');
  await press(page, 'Verder');
  await inspect(page, 'nieuw');
  await press(page, 'Scan aanvragen');
  await inspect(page, 'nieuw-fout');
  await fillIn(page, { 'Waarom deze scan?': 'De raad wil weten hoe hij ervoor staat.' });
  await page.getByLabel('Van maand').selectOption({ index: 3 });
  await page.getByLabel('Tot en met maand').selectOption({ index: 2 });
  await press(page, 'Scan aanvragen');
  await inspect(page, 'nieuw-maanden-fout');
  await page.getByLabel('Tot en met maand').selectOption({ index: 5 });
  await press(page, 'Scan aanvragen');
  await inspect(page, 'stand-aangevraagd');
  return new URL(page.url()).pathname;
}

async function propose(page, scan) {
  await page.goto(scan);
  await follow(page, 'Procesbegeleider kiezen');
  await inspect(page, 'toewijzen');
  await choose(page, CLERK.name);
  await press(page, 'Vragen');
  await inspect(page, 'stand-gevraagd');
}

async function accept(page, scan) {
  await follow(page, 'Bekijken en antwoorden');
  await inspect(page, 'verzoek');
  await press(page, 'Ja, ik begeleid deze scan');
  assert.equal(new URL(page.url()).pathname, scan);
  await inspect(page, 'stand-begeleider');
}

async function takePart(page, scan) {
  await page.goto(`${scan}/voorbereiding`);
  await press(page, 'Wij doen mee');
  assert.equal(await heading(page), 'Voorbereiding');
  await inspect(page, 'voorbereiding-overeenkomsten-ontbreken');
  await follow(page, /^Overeenkomsten$/);
  await inspect(page, 'overeenkomsten');
  const today = dayFromNow(0);
  await fillIn(page.getByRole('group', { name: 'Deelnameformulier' }), {
    'Getekend op': today,
    'Getekend door': 'De burgemeester',
  });
  await fillIn(page.getByRole('group', { name: 'Verwerkersovereenkomst' }), {
    'Getekend op': today,
    'Wie is verantwoordelijk voor de gegevens?': 'Het college van B en W',
  });
  await press(page, 'Opslaan');
  await press(page, 'Wij doen mee');
  assert.equal(new URL(page.url()).pathname, scan);
  await inspect(page, 'stand-doet-mee');
  await page.getByText('Menu: Stand van zaken').click();
  await follow(page, 'Voorbereiding');
  await page.getByText('U doet mee.').first().waitFor();
  await inspect(page, 'voorbereiding-doet-mee');
}

async function nameCommittee(page) {
  await follow(page, 'Begeleidingscommissie');
  await inspect(page, 'commissie');
  for (const group of await page.getByRole('textbox').all()) await group.fill('Fatima Aydın\nSjoerd van der Wal');
  await press(page, 'Opslaan');
}

async function planSessions(page) {
  await follow(page, 'Data van de gesprekken');
  await inspect(page, 'data');
  await fillIn(page.getByRole('group', { name: 'Startgesprek' }), {
    Dag: dayFromNow(0),
    Tijd: '19.30',
    Plaats: 'Raadzaal',
  });
  await fillIn(page.getByRole('group', { name: 'Agenderingsgesprek' }), {
    Dag: dayFromNow(40),
    Tijd: '19.30',
    Plaats: 'Raadzaal',
  });
  await page.getByRole('group', { name: 'Verbeterplan' }).getByLabel(/behandelt/).fill(dayFromNow(80));
  await press(page, 'Opslaan');
}

async function recordStartSession(page) {
  await follow(page, /^Startgesprek$/);
  await inspect(page, 'startgesprek');
  await fillIn(page, { 'Gehouden op': dayFromNow(0), 'Wat u hebt afgesproken': 'Het college antwoordt samen met de directie.' });
  await press(page, 'Opslaan');
}

async function setGroups(page) {
  await follow(page, 'Groepen en grenzen');
  await press(page, 'Opslaan');
  await inspect(page, 'groepen-fout');
  await fillIn(page, {
    'Zetels in de raad': String(SEATS),
    'Leden van het college': '7',
    'Ambtenaren die u uitnodigt': '120',
    'Mensen in de directie die meedoen': '4',
    'Wijken, dorpen of gebieden': 'Noord\nZuid',
  });
  await press(page, 'Opslaan');
}

async function askOwnQuestion(page) {
  await follow(page, 'Eigen vragen');
  const first = page.getByRole('group', { name: 'Eigen vraag 1' });
  await first.getByRole('textbox').fill('Als fractievoorzitter voel ik mij gehoord.');
  await choose(first, 'inwoners');
  await press(page, 'Opslaan');
  await page.getByText('kan iemand hierdoor herkend worden?').waitFor();
  await inspect(page, 'eigen-vragen-waarschuwing');
  await first.getByRole('textbox').fill('De gemeente legt uit wat zij met mijn inbreng doet.');
  await press(page, 'Opslaan');
}

async function setPeriod(page) {
  await follow(page, 'Periode en contact');
  await fillIn(page, {
    'Eerste dag': dayFromNow(0),
    'Laatste dag': dayFromNow(21),
    Naam: 'De griffie',
    'E-mailadres': 'griffie@zwolle.example',
  });
  await inspect(page, 'periode');
  await press(page, 'Opslaan');
  await inspect(page, 'voorbereiding-ingevuld');
}

/** Each preview leads to the next, and the last back to the preparation. */
async function lookAtEveryPreview(page) {
  await page.getByRole('list', { name: 'Voorbeelden van de vragenlijst' }).getByRole('link').first().click();
  for (let group = 1; group <= GROUPS; group += 1) {
    assert.match(await heading(page), /^De vragenlijst voor /);
    await inspect(page, `voorbeeld-${group}`);
    await press(page, 'Ik heb dit bekeken');
  }
  assert.equal(await heading(page), 'Voorbereiding');
}

async function open(page) {
  await follow(page, 'Naar het openen van de vragenlijst');
  assert.equal(await page.getByText('Nog doen', { exact: true }).count(), 0, 'all is ready');
  await inspect(page, 'vragenlijst-klaar');
  await press(page, 'Vragenlijst openen');
  await page.getByText('De vragenlijst staat open').first().waitFor();
  await inspect(page, 'vragenlijst-open');
}

async function makeCodes(page) {
  await follow(page, 'Codes maken');
  await inspect(page, 'codes-uitleg');
  await press(page, 'Lijst op het scherm');
  assert.equal(await page.getByText(/^[0-9A-Z]{4}.[0-9A-Z]{4}.[0-9A-Z]{4}$/).count(), SEATS, 'a code for every seat');
  await inspect(page, 'codes');
}
