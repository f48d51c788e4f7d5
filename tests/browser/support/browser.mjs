// A visitor: a browser window of some width, with scripts on or off, that fails a test when something is wrong on any page.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

/** A phone, a tablet, a laptop. */
export const WIDTHS = [360, 768, 1280];

// How long a page may take to say or do something, with another file of journeys on the same two cores.
const PATIENCE = 30_000;

// Root in a container has no sandbox to give; the rest keeps the browser from calling home, which would be a request
// to a third party that no page made.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser of the system. */
export function openBrowser() {
  return chromium.launch({ executablePath: process.env.QUICKSCAN_TEST_CHROMIUM ?? 'chromium', args: QUIET });
}

/**
 * Lets one visitor use the site, and afterwards checks what must hold on every page: no request elsewhere, no error in
 * the console, no part of a page that failed to load.
 *
 * @param {{scripts?: boolean, width?: number, scheme?: 'light' | 'dark', offline?: boolean, blocked?: boolean}} options
 *   `offline` says that the connection will drop, `blocked` that a network refuses what islands send, which the browser may
 *   complain about
 * @param {(page: import('playwright-core').Page) => Promise<void>} visit
 */
export async function withVisitor(browser, site, options, visit) {
  const { scripts = true, width = 1280, scheme = 'light', offline = false, blocked = false } = options;
  const context = await browser.newContext({
    baseURL: site.origin,
    colorScheme: scheme,
    hasTouch: width < 600,
    javaScriptEnabled: scripts,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width, height: width < 600 ? 740 : 900 },
  });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(tellWhenIslandsListen);
  const complaints = listen(context, site.origin);
  try {
    const page = await context.newPage();
    page.scriptsOn = scripts;
    await visit(page);
  } finally {
    await context.close();
  }
  const meant = (complaint) =>
    (offline && complaint.includes('ERR_INTERNET_DISCONNECTED')) || (blocked && /^403 for .*\/api\//.test(complaint));
  assert.deepEqual(complaints.filter((complaint) => !meant(complaint)), [], 'what the browser complained about');
}

/** Waits until the islands of the page hear what is typed and pressed; before that the page is its plain forms. */
export function islandsListen(page) {
  return page.waitForFunction(() => window.islandsListen);
}

/** Closes a tab as people do, so that its page hears of it. */
export function closeTab(page) {
  return Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
}

// Runs in the page. Once their module is there the islands begin before anything else does, so by the next turn they listen.
function tellWhenIslandsListen() {
  for (const way of ['instantiate', 'instantiateStreaming']) {
    const begin = WebAssembly[way];
    WebAssembly[way] = async (...module) => {
      const begun = await begin.apply(WebAssembly, module);
      setTimeout(() => (window.islandsListen = true), 0);
      return begun;
    };
  }
}

function listen(context, origin) {
  const complaints = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) {
      complaints.push(`request to ${url.href}`);
    }
  });
  context.on('response', (response) => {
    // A page may refuse its visitor, also one that an island sent a form to; a style sheet or script may not be missing.
    const kind = response.request().resourceType();
    const sent = kind === 'fetch' && response.request().method() === 'POST';
    const refused = kind === 'document' || (sent && [404, 409, 422].includes(response.status()));
    if (response.status() >= 400 && !refused) {
      complaints.push(`${response.status()} for ${response.url()}`);
    }
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !message.text().startsWith('Failed to load resource')) {
      complaints.push(`console: ${message.text()}`);
    }
  });
  context.on('weberror', (error) => complaints.push(`script: ${error.error()}`));
  return complaints;
}
