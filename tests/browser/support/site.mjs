// The real program on a free loopback port, with a data folder of its own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { text } from 'node:stream/consumers';

const PROGRAM = process.env.QUICKSCAN_TEST_PROGRAM;
const FILLED = process.env.QUICKSCAN_TEST_DEMO;
const READY_WITHIN = 300_000;

/** Starts the filled demonstration. Filling takes a while, so it begins with a copy of the one in QUICKSCAN_TEST_DEMO, where that names one. */
export function startDemo() {
  return start(['demo'], async (site) => {
    if (FILLED) await cp(FILLED, site.data, { recursive: true });
  });
}

/** Fills a demonstration in a folder that does not exist yet, before any journey begins: two that run at once then both only read it. */
export async function fillDemo(folder) {
  const site = await start(['demo']);
  await site.end();
  await rename(site.data, folder);
}

/** Starts an installation that holds nothing but the members of `prepare`, which runs commands before the server starts. */
export function startEmpty(prepare) {
  return start(['serve'], prepare);
}

async function start(command, prepare = async () => {}) {
  if (!PROGRAM) {
    throw new Error('QUICKSCAN_TEST_PROGRAM does not name the program; run these tests through tests/run browser.');
  }
  const { data, port } = await claimPlace();
  const site = new Site(data, `127.0.0.1:${port}`);
  try {
    await prepare(site);
    await site.serve(command);
  } catch (fault) {
    await site.stop();
    throw fault;
  }
  return site;
}

/** A running server and its data. */
export class Site {
  #process;
  #output = '';

  constructor(data, address) {
    this.data = data;
    this.address = address;
    this.origin = `http://${address}`;
  }

  /** Runs one command of the program to its end, on the same data, and gives what it printed. */
  async command(...words) {
    const child = spawn(PROGRAM, words, { env: this.#environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, error, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    if (code !== 0) {
      throw new Error(`quickscan ${words.join(' ')} ended with ${code}:\n${out}${error}`);
    }
    return out;
  }

  /** Starts the server and waits until it answers. */
  async serve(command) {
    this.#process = spawn(PROGRAM, command, { env: this.#environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.on('data', (part) => (this.#output += part));
    }
    const deadline = Date.now() + READY_WITHIN;
    // What it printed before it listened may come through the pipe a little later.
    const saidAll = () => command[0] !== 'demo' || this.#output.includes('Zonder inloggen te lezen');
    while (!(await this.#answers()) || !saidAll()) {
      if (this.#hasEnded() || Date.now() > deadline) {
        throw new Error(`The server did not start:\n${this.#output}`);
      }
      await sleep(100);
    }
  }

  /** Ends the server and removes its data. */
  async stop() {
    await this.end();
    await rm(this.data, { recursive: true, force: true });
  }

  /** Ends the server. */
  async end() {
    const child = this.#process;
    if (child && !this.#hasEnded()) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(late);
    }
  }

  /** What the server has printed so far. */
  get output() {
    return this.#output;
  }

  /** The newest mail to an address in which something stands, as text with soft line breaks undone; waits for it. */
  async mailTo(recipient, something, within = 30_000) {
    const deadline = Date.now() + within;
    while (Date.now() < deadline) {
      const letters = await this.#letters();
      const found = letters.filter((letter) => letter.includes(recipient) && letter.includes(something)).at(-1);
      if (found) return found;
      await sleep(100);
    }
    throw new Error(`No mail to ${recipient} with ${something} in ${this.data}`);
  }

  /** The link to that part of the site in the newest mail to an address that has one; waits for it. */
  async linkTo(recipient, path) {
    const start = `${this.origin}${path}`;
    const letter = await this.mailTo(recipient, start);
    return letter.split(/\s/).find((word) => word.startsWith(start));
  }

  async #letters() {
    const names = (await readdir(this.data, { recursive: true })).filter((name) => name.endsWith('.eml'));
    const letters = await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.data, name);
        return { written: (await stat(file)).mtimeMs, letter: decode(await readFile(file, 'utf8')) };
      }),
    );
    return letters.sort((a, b) => a.written - b.written).map(({ letter }) => letter);
  }

  // By itself, or by a signal, which leaves no exit code.
  #hasEnded() {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  async #answers() {
    try {
      return (await fetch(`${this.origin}/gezond`)).ok;
    } catch {
      return false;
    }
  }

  #environment() {
    return {
      PATH: process.env.PATH,
      QUICKSCAN_ADDRESS: this.address,
      QUICKSCAN_BASE_URL: this.origin,
      QUICKSCAN_DATA: this.data,
      QUICKSCAN_LOG: 'warn',
    };
  }
}

// Enough of MIME for the plain text that the program writes.
function decode(letter) {
  const plain = letter.replaceAll('\r\n', '\n');
  if (/^content-transfer-encoding: *base64/im.test(plain)) {
    const [head, ...body] = plain.split('\n\n');
    return `${head}\n\n${Buffer.from(body.join(''), 'base64').toString('utf8')}`;
  }
  return plain.replaceAll('=\n', '').replaceAll('=3D', '=');
}

// A data folder, and the free port it is named after. Until a server listens there the system may give the port to another file of journeys
// too, and that would then visit the wrong server; so it is theirs who make the folder.
async function claimPlace() {
  const work = process.env.QUICKSCAN_TEST_WORK ?? tmpdir();
  for (;;) {
    const port = await freePort();
    const data = path.join(work, `site-${port}`);
    try {
      await mkdir(data, { mode: 0o700 });
      return { data, port };
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault;
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
