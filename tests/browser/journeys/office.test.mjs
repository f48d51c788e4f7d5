// What the programme office keeps: who takes part next, the register, the questionnaires, and the scripts that talks begin with.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inspect } from '../support/checks.mjs';
import { dayFromNow } from '../support/days.mjs';
import { Demonstration, openScan, openScanOf, peopleWho, preparedScan } from '../support/demo.mjs';
import { choose, chooseFile, download, fillIn, follow, heading, press } from '../support/forms.mjs';

const OFFICER = /Programmamedewerker/;

describe('the programme office', () => {
  const demo = new Demonstration();

  const asOfficer = (options, visit) => demo.as(OFFICER, options, visit);

  test('notes that an authority wants to take part, and asks for its scan in two clicks', () =>
    asOfficer({}, async (page) => {
      await page.goto('/programma');
      await follow(page, 'Werving');
      await fillIn(page, { 'Zoek een organisatie': 'den haag' });
      await press(page, 'Zoeken');
      await follow(page, 'Den Haag');
      await follow(page, 'Contact noteren');
      await press(page, 'Opslaan');
      await page.getByText('Kies hoe het contact was.').first().waitFor();
      await inspect(page, 'contact-fout');
      await choose(page.getByRole('radiogroup', { name: 'Hoe?' }), 'Telefoon');
      await choose(page.getByRole('radiogroup', { name: /belangstelling/ }), /^Wil meedoen/);
      await fillIn(page, { 'Wat is er gezegd?': 'Het andere onderzoek is eerder klaar. De raad wil nu wel.' });
      await press(page, 'Opslaan');
      await page.getByText('Het contact is genoteerd.').waitFor();
      await inspect(page, 'werving-wil-meedoen');

      await follow(page, 'Terug naar de werving');
      await follow(page, 'Wil meedoen');
      await follow(page, /^Scan aanvragen.*Den Haag/);
      const lead = await page.getByLabel('E-mailadres').inputValue();
      assert.match(lead, /@/, 'what is known is filled in');
      await inspect(page, 'werving-aanvragen');
      await press(page, 'Scan aanvragen');
      await page.waitForURL(/\/scans\/\w+$/);
      assert.equal(await heading(page), 'Den Haag');
      assert.ok((await demo.site.linkTo(lead, '/scans/')).endsWith(new URL(page.url()).pathname), 'the lead is mailed where it stands');

      await page.goto('/programma/werving?belangstelling=wil-meedoen');
      assert.equal(await page.getByRole('link', { name: 'Den Haag', exact: true }).count(), 0, 'nobody recruits who takes part');
    }));

  test('accepts an authority that applied on the public page', async () => {
    const email = 'griffie@terschelling.example';
    await demo.visit({ width: 360, scripts: false }, async (page) => {
      await page.goto('/');
      await follow(page, 'Meld uw organisatie aan');
      await fillIn(page, { 'Voor welke organisatie?': 'terschel' });
      await press(page, 'Zoeken');
      await inspect(page, 'aanmelden-gevonden');
      await press(page, 'Verder');
      await fillIn(page, { 'Uw naam': 'Fenna Oosterend', 'Waarom nu?': 'De nieuwe raad wil weten hoe het gaat.' });
      await press(page, 'Aanmelden');
      assert.match(await page.title(), /^Fout: /);
      await inspect(page, 'aanmelden-fout');
      assert.equal(await page.getByLabel('Uw naam').inputValue(), 'Fenna Oosterend', 'what was typed stays');
      await fillIn(page, { 'Uw functie': 'griffier', 'Uw e-mailadres': email });
      await press(page, 'Aanmelden');
      assert.equal(await heading(page), 'Nog één stap: kijk in uw mail');
      await inspect(page, 'aanmelden-verstuurd');
      await page.goto(await demo.site.linkTo(email, '/aanmelden/'));
      assert.equal(await heading(page), 'Bevestig uw aanmelding');
      await inspect(page, 'aanmelden-bevestigen');
      await press(page, 'Aanmelding bevestigen');
      assert.equal(await heading(page), 'Uw aanmelding is bevestigd');
      await inspect(page, 'aanmelden-bevestigd');
    });
    await asOfficer({ width: 768 }, async (page) => {
      await page.goto('/programma');
      await follow(page, /^(1 aanmelding wacht|\d+ aanmeldingen wachten) op antwoord$/);
      await page.getByText('De nieuwe raad wil weten hoe het gaat.').waitFor();
      await press(page, /^Aannemen.*Terschelling/);
      await page.getByText('De aanmelding is aangenomen.').waitFor();
      await inspect(page, 'aanmelding-aangenomen');
      await follow(page, 'Scan aanvragen');
      assert.equal(await page.getByLabel('E-mailadres').inputValue(), email);
      await press(page, 'Scan aanvragen');
      await page.waitForURL(/\/scans\/\w+$/);
      assert.equal(await heading(page), 'Terschelling');
    });
    await demo.site.mailTo(email, 'aangenomen');
    await demo.site.linkTo(email, '/scans/');
  });

  test('sees what a newer register changes before it does, and what became of an authority', () =>
    asOfficer({}, async (page) => {
      await page.goto('/overheden');
      await follow(page, 'Nieuwe editie van het register');
      const register = await download(page, 'Register opslaan (CSV)');
      const bring = async (from, to) => {
        assert.ok(register.includes(from), from);
        await chooseFile(page, 'Bestand (CSV)', 'register.csv', register.replace(from, to));
        await press(page, 'Bekijken');
      };
      await bring('GM0402,municipality', 'GM0402,gemeente');
      const wrong = page.getByRole('row', { name: /GM0402/ });
      const line = register.split('\n').findIndex((row) => row.startsWith('GM0402')) + 1;
      assert.equal(await wrong.getByRole('rowheader').innerText(), String(line));
      await wrong.getByText('kind: vul municipality, province of water_board in').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Overnemen' }).count(), 0);
      await inspect(page, 'editie-fout');

      await press(page, 'Ander bestand kiezen');
      const merger = `${dayFromNow(0).slice(0, 4)}-12-31,GM1952`;
      await bring('GM0765,municipality,Pekela,Pekela,Pekela,,PV20,,,,', `GM0765,municipality,Groot-Pekela,Pekela,Pekela,,PV20,,,${merger}`);
      await page.getByText(/^Volgens het register gaat de gemeente Pekela op .* op in de gemeente Midden-Groningen\.$/).waitFor();
      await page.getByText('naam volgens de wet: Pekela wordt Groot-Pekela').waitFor();
      await inspect(page, 'editie-verschillen');
      await page.goto('/overheden/GM0765');
      assert.equal(await page.getByText('Groot-Pekela').count(), 0, 'nothing changed yet');
      await page.goto('/overheden/nieuwe-editie');
      await press(page, 'Overnemen');
      await page.getByText('De editie is overgenomen.').waitFor();
      await page.getByRole('row').filter({ hasText: '1 andere naam' }).waitFor();
      await inspect(page, 'editie-overgenomen');
      await page.goto('/overheden/GM0765');
      await page.getByText('Dit is nog niet bevestigd.').waitFor();
      await page.getByText('Groot-Pekela').waitFor();
      await inspect(page, 'overheid-voorzien');

      await follow(page, 'Terug naar alle overheden');
      await fillIn(page, { 'Naam of code': 'haaren' });
      await page.getByLabel('Bestaat').selectOption({ label: 'Opgeheven' });
      await press(page, 'Zoeken');
      await follow(page, 'Haaren');
      await page.getByText(/gesplitst over Boxtel, Oisterwijk, Tilburg en Vught/).first().waitFor();
      await inspect(page, 'overheid-opgeheven');
      await follow(page, 'Boxtel');
      await page.getByText('Nam een deel op van').waitFor();
      assert.equal(await page.getByRole('link', { name: 'Haaren', exact: true }).count(), 1, 'each leads to the other');
    }));

  test('brings a questionnaire that is wrong first, and a second officer releases it', async () => {
    const [first, second] = peopleWho(demo.site, OFFICER);
    const statement = 'Raadsleden krijgen alle stukken ruim op tijd.';
    await demo.as(first, {}, async (page) => {
      await page.goto('/programma/vragenlijsten');
      await follow(page, 'Nieuwe versie toevoegen');
      const released = await download(page, /^Download het bestand van 2026\.1/);
      const next = questionnaireAfter(released, statement);
      const wrong = next.replace('subgoal = "strong_council"', 'subgoal = "sterk"');
      await chooseFile(page, 'Bestand (TOML)', '2027.toml', wrong);
      await press(page, 'Nakijken en klaarzetten');
      assert.match(await page.title(), /^Fout: /);
      const fault = page.getByRole('row', { name: /sterk/ });
      assert.equal(await fault.getByRole('cell').first().innerText(), String(wrong.slice(0, wrong.indexOf('"sterk"')).split('\n').length));
      assert.equal(await fault.getByRole('rowheader').innerText(), 'T1.subgoal');
      await inspect(page, 'vragenlijst-fout');

      await chooseFile(page, 'Bestand (TOML)', '2027.toml', next);
      await press(page, 'Nakijken en klaarzetten');
      assert.equal(await heading(page), 'Vragenlijst 2027.2');
      await page.getByText('Het bestand is in orde en staat klaar.').waitFor();
      await page.getByText(statement).first().waitFor();
      await inspect(page, 'vragenlijst-klaar');
      const chooser = page.getByRole('navigation', { name: 'Groep' });
      await follow(chooser, 'Inwoners');
      await page.getByText(/^25 stellingen\./).waitFor();
      await follow(page, 'Waterschap');
      await page.getByText(/^Een waterschap beschermt het land/).first().waitFor();
      assert.equal(await page.getByRole('link', { name: 'Vrijgeven' }).count(), 0, 'not by who brought it');
    });
    await demo.as(second, { width: 360, scripts: false }, async (page) => {
      await page.goto('/programma/vragenlijsten');
      await inspect(page, 'vragenlijsten-wacht');
      await follow(page, /^Vrijgeven.*2027\.2/);
      await press(page, 'Versie 2027.2 vrijgeven');
      assert.match(await page.title(), /^Fout: /);
      await inspect(page, 'vrijgeven-fout');
      await page.getByLabel(/^Ik heb alle drie de varianten gelezen/).check();
      await press(page, 'Versie 2027.2 vrijgeven');
      await page.getByText('De versie is vrijgegeven.').waitFor();
      await inspect(page, 'vragenlijst-vrijgegeven');
    });
    await demo.as(/Trekker, .*: in voorbereiding/, {}, async (page) => {
      const scan = await openScanOf(page, preparedScan(demo.site));
      await page.goto(`${scan}/vragenlijst/voorbeeld/council`);
      await page.getByText(statement).first().waitFor();
    });
  });

  test('changes a standard script, which clerks then have, and puts it back', () =>
    asOfficer({ width: 360, scripts: false }, async (page) => {
      const asClerk = async (film) =>
        demo.as(new RegExp(`Procesbegeleider, .*${openScan(demo.site)}`), {}, async (clerk) => {
          const scan = await openScanOf(clerk, openScan(demo.site));
          await clerk.goto(`${scan}/draaiboek/agenderingsgesprek`);
          assert.equal((await titles(clerk)).includes('Een filmpje van de raad'), film);
        });
      await page.goto('/programma/instellingen');
      await follow(page, 'Naar de standaarddraaiboeken');
      await follow(page, 'Agenderingsgesprek van gemeenten');
      const built = await titles(page);
      await press(page, 'Toevoegen');
      await inspect(page, 'standaarddraaiboek-fout');
      await fillIn(page, { 'Wat doet u?': 'Een filmpje van de raad', 'Hoeveel minuten duurt dat?': '10', Uitleg: 'Zet het geluid aan.' });
      await press(page, 'Toevoegen');
      await press(page, /^Omhoog.*Een filmpje van de raad/);
      await press(page, /^Weghalen.*Pauze/);
      await inspect(page, 'standaarddraaiboek-aangepast');
      const own = await titles(page);
      assert.equal(own.at(-2), 'Een filmpje van de raad');
      assert.ok(!own.includes('Pauze'));
      await asClerk(true);

      await press(page, 'Terug naar het ingebouwde draaiboek');
      assert.deepEqual(await titles(page), built);
      await asClerk(false);
      await press(page, 'Eerder draaiboek terugzetten');
      assert.deepEqual(await titles(page), own, 'a slip is undone');
    }));
});

/** The steps of a script, by what is done. */
function titles(page) {
  return page.locator('.qs-script__step strong').allInnerTexts();
}

/** The file of the version after the first, in which councillors read that statement. */
function questionnaireAfter(released, statement) {
  const before = 'Raadsleden krijgen de stukken op tijd.';
  assert.ok(released.includes(before), before);
  return `${released.replace('version = "2026.1"', 'version = "2027.2"').replace(before, statement)}
[crosswalk]
from = "2026.1"

[[crosswalk.statements]]
from = "T3.2"
to   = "T3.2"
fate = "reworded"
`;
}
