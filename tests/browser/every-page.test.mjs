// Every page that people of each role reach by following links: accessible, whole, and no wider than a phone.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assertFits, inspect, keepScreenshot } from './support/checks.mjs';
import { Demonstration } from './support/demo.mjs';

// Pages of one kind that are looked at; of scans more, since they differ by state.
const OF_A_KIND = 2;
const SCANS = 16;

const PEOPLE = {
  programma: /Programmamedewerker/,
  'trekker-voorbereiding': /Trekker, .*: in voorbereiding/,
  'trekker-open': /Trekker, .*: de vragenlijst is open/,
  'trekker-resultaten': /Trekker, .*: de resultaten zijn er/,
  'trekker-plan': /Trekker, .*: het verbeterplan is half geschreven/,
  'trekker-openbaar': /Trekker, .*: het verbeterplan is openbaar/,
  procesbegeleider: /Procesbegeleider, /,
};

describe('every page that can be reached', () => {
  const demo = new Demonstration();
  // What everybody can open is looked at as a visitor; signed in it has another line at the top, as all other pages have.
  let open;

  test('as bezoeker', () =>
    demo.visit({}, async (page) => {
      open = await lookEverywhere(page, demo.site.origin, '/', 'bezoeker');
    }));

  // Two at a time: while the browser inspects a page of one, the server makes a page for the other.
  describe('with an account', { concurrency: 2 }, () => {
    for (const [name, who] of Object.entries(PEOPLE)) {
      test(`as ${name}`, () =>
        demo.as(who, {}, (page) => lookEverywhere(page, demo.site.origin, '/scans', name, open)));
    }
  });
});

/** Looks at every page that can be reached from `start` and is not of the `known` kinds. Gives the kinds there were. */
async function lookEverywhere(page, origin, start, name, known = new Set()) {
  const { count, kinds, faults } = await follow(page, origin, start, name, known);
  assert.equal(faults.length, 0, `faults on ${faults.length} of ${count} pages:\n${faults.join('\n')}`);
  assert.ok(count > 3, `${count} pages`);
  return new Set(kinds.keys());
}

/** Follows every link from `start` and looks at each page, a few of a kind, but none of the `known` kinds. Gives how many pages that were, and all that is wrong with them. */
async function follow(page, origin, start, name, known) {
  const waiting = [start];
  const seen = new Set(waiting);
  const kinds = new Map();
  const faults = [];
  let count = 0;
  while (waiting.length > 0) {
    const address = waiting.shift();
    const kind = kindOf(address);
    if (known.has(kind)) continue;
    const before = kinds.get(kind) ?? 0;
    if (before >= (kind === '/scans/:' ? SCANS : OF_A_KIND)) continue;
    kinds.set(kind, before + 1);
    const response = await page.goto(address);
    count += 1;
    try {
      // The tab of a step that a scan has not reached leads to a page that says so.
      assert.ok(response.status() < 400 || response.status() === 409, `${response.status()} for a link to ${address}`);
      await look(page, `${name}${kind.replaceAll(/[/:?=]+/g, '-')}-${before + 1}`);
    } catch (fault) {
      faults.push(fault.message);
    }
    for (const link of await links(page, origin)) {
      if (!seen.has(link)) {
        seen.add(link);
        waiting.push(link);
      }
    }
  }
  return { count, kinds, faults };
}

async function look(page, name) {
  const wide = page.viewportSize();
  try {
    await inspect(page, name);
    await page.setViewportSize({ width: 360, height: 740 });
    await assertFits(page, name);
    await keepScreenshot(page, name);
  } finally {
    await page.setViewportSize(wide);
  }
}

/** Pages of this site that the page links to; files are for other tests. */
async function links(page, origin) {
  const found = await page.locator('a[href]').evaluateAll((anchors) => anchors.map((anchor) => anchor.href));
  return found
    .map((href) => new URL(href))
    .filter((url) => url.origin === origin && !/\.\w+$/.test(url.pathname))
    .map((url) => url.pathname + url.search);
}

/** The address with ids and numbers taken out. */
function kindOf(address) {
  return address.replaceAll(/\/(?:[0-9a-z]{26}|[A-Z]{1,2}\d[\w.]*|\d+)(?=[/?]|$)/gi, '/:').replace(/=[^&]*/g, '=');
}
