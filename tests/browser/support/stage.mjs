// What every file of journeys begins and ends with: a server of its own, and a browser.

import { after, before } from 'node:test';
import { openBrowser, withVisitor } from './browser.mjs';

/** A server and a browser for the tests of the `describe` that makes one: started before the first, ended after the last. */
export class Stage {
  /** @param {() => Promise<import('./site.mjs').Site>} startSite */
  constructor(startSite) {
    before(async () => {
      const started = await Promise.allSettled([
        startSite().then((site) => (this.site = site)),
        openBrowser().then((browser) => (this.browser = browser)),
      ]);
      // Only now: what did start is then known, and ended.
      for (const { reason } of started) if (reason) throw reason;
    });
    after(async () => {
      await this.browser?.close();
      await this.site?.stop();
    });
  }

  /** Lets one visitor use the site; see `withVisitor` for the options. */
  visit(options, visit) {
    return withVisitor(this.browser, this.site, options, visit);
  }
}
