// What people do with a form, by the words they read.

import { readFile } from 'node:fs/promises';

/** Fills in fields by label, in the page or in a part of it. */
export async function fillIn(part, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await part.getByLabel(label).fill(value);
  }
}

/** Presses a choice where people do: on its words. */
export function choose(part, words) {
  return part.locator('label').filter({ hasText: words }).first().click();
}

export function press(part, button) {
  return click(part.getByRole('button', { name: button }).first());
}

export function follow(part, link) {
  return click(part.getByRole('link', { name: link }).first());
}

/** Clicks, and waits until the page that it leads to is there in whole: what is counted next is then not half a page. */
export async function click(target) {
  await target.click();
  await target.page().waitForLoadState('domcontentloaded');
}

/** Follows a link to a file, and gives the text in it. */
export async function download(page, link) {
  const [file] = await Promise.all([page.waitForEvent('download'), follow(page, link)]);
  return readFile(await file.path(), 'utf8');
}

/** Chooses a file with that text in a field. */
export function chooseFile(page, label, name, text) {
  return page.getByLabel(label).setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

export function heading(page) {
  return page.getByRole('heading', { level: 1 }).innerText();
}
