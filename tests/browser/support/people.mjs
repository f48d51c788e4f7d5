// People with an account, as they sign in: through the link in their mail.

/** A lead of Zwolle, a clerk who works in Assen, and a programme officer. */
export const LEAD = { name: 'Hanneke Verstraten', email: 'hanneke@zwolle.example', role: 'lead', authority: ['--lead-of', 'GM0193'] };
export const CLERK = { name: 'Annelies Postma', email: 'annelies@assen.example', role: 'clerk', authority: ['--home', 'GM0106'] };
export const OFFICER = { name: 'Marijke de Vries', email: 'marijke@programma.example', role: 'programme', authority: [] };

/** Gives somebody an account, before the server starts. */
export function join(site, { name, email, role, authority }) {
  return site.command('member', 'add', '--name', name, '--email', email, '--role', role, ...authority);
}

/** Asks for a link by mail, follows it and presses its button. */
export async function signInByMail(page, site, { email }) {
  await page.goto('/inloggen');
  await page.getByLabel('Uw e-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await page.goto(await site.linkTo(email, '/inloggen/'));
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.waitForURL('**/scans');
}
