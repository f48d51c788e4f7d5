// What must hold on every page in every state: accessible, within its width, and worth looking at.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Checks the page as it stands, and keeps a screenshot of it under `name` where QUICKSCAN_TEST_SCREENS names a folder. */
export async function inspect(page, name) {
  await keepScreenshot(page, name);
  await assertAccessible(page, name);
  await assertFits(page, name);
  await assertOneHeading(page, name);
}

/** axe-core finds nothing: all of WCAG 2.2 A and AA that a machine can check, and the good practices. */
export async function assertAccessible(page, name) {
  if (!page.scriptsOn) await replaceTimers(page);
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    // `preload` asks the server for style sheets a second time, which pages on one origin do not need.
    (tags) => window.axe.run(document, { preload: false, resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } }),
    RULES,
  );
  assert.equal(violations.length, 0, `${name} (${page.url()}):\n${violations.map(describe).join('\n')}`);
}

// With scripts off the browser runs what a test evaluates, promises included, but no timers; axe waits for timers of 0 ms.
function replaceTimers(page) {
  return page.evaluate(() => {
    window.setTimeout = (callback) => {
      Promise.resolve().then(callback);
      return 1;
    };
    window.clearTimeout = () => {};
  });
}

function describe({ id, help, helpUrl, nodes }) {
  const places = nodes.map((node) => `    ${node.target.join(' ')}: ${node.html.slice(0, 160)}\n      ${node.failureSummary.replaceAll('\n', '\n      ')}`);
  return `  ${id}: ${help} (${helpUrl})\n${places.join('\n')}`;
}

/** Nothing makes the page wider than the window, also on a phone. */
export async function assertFits(page, name) {
  const tooWide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  assert.deepEqual(tooWide, [], `${name} (${page.url()}) is wider than the window`);
}

/** A table whose cells stand below each other on a phone has all its columns in sight at every width. */
export async function assertNothingAside(page, name) {
  const aside = await page.locator('.qs-scroll:has(.qs-table--stacked)').evaluateAll((frames) =>
    frames
      .filter((frame) => frame.scrollWidth > frame.clientWidth)
      .map((frame) => `${frame.getAttribute('aria-label')}: ${frame.scrollWidth} in ${frame.clientWidth}`),
  );
  assert.deepEqual(aside, [], `${name} (${page.url()}) hides columns at the side`);
}

/** One first heading, and a title of its own. */
async function assertOneHeading(page, name) {
  assert.equal(await page.locator('h1').count(), 1, `${name} (${page.url()}) has one h1`);
  assert.match(await page.title(), /\S+ – Quick Scan/, `${name} says in its title which page it is`);
}

/** A screenshot of the whole page, where QUICKSCAN_TEST_SCREENS names a folder. */
export async function keepScreenshot(page, name) {
  const folder = process.env.QUICKSCAN_TEST_SCREENS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const { width } = page.viewportSize();
  await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
}
