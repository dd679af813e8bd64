import { registerHooks } from 'node:module';
import { type Channel, openChannel, type ToBox } from './channel.ts';
import { mapAddresses } from './addresses.ts';
import { fakeChance } from './chance.ts';
import { createClock } from './clock.ts';
import { preload } from './preload.ts';

/**
 * What runs first in a box of a TypeScript solution: loads everything a solution may need, tells the host that it
 * is ready, waits for the solution, and becomes it. Nothing here decides anything about a verdict: the learner's code shares
 * this process and may break all of it, to its own harm only.
 */
type Start = Extract<ToBox, { kind: 'start' }>;

const home = 'file:///solution/';

const channel: Channel = openChannel(receive);
const addresses = mapAddresses({ prefix: process.env['WIREBOOK_SOCKETS'] ?? '/sockets/', onListening });
const clock = createClock(channel);
delete process.env['WIREBOOK_SOCKETS'];
void preload().then(() => {
  process.setSourceMapsEnabled(true);
  channel.send({ kind: 'ready' });
});

function onListening(port: number): void {
  channel.send({ kind: 'listening', port });
  clock.freeze();
}

function receive(message: ToBox): void {
  if (message.kind === 'start') start(message);
  if (message.kind === 'step') clock.step(message.ms);
}

function start(message: Start): void {
  Object.assign(process.env, message.variables);
  for (const [address, path] of message.reach) addresses.lend(address, path);
  if (message.virtualTime) clock.install();
  if (message.chance !== undefined) fakeChance(message.chance);
  if (!message.listens) clock.freeze();
  const url = offer(message);
  channel.hold(false);
  channel.send({ kind: 'started' });
  // Not caught on purpose: Node reports what the learner's code throws, with its own file and line.
  void import(url);
}

/** Makes the solution's code importable under the address that it returns. */
function offer({ code, format, map }: Start): string {
  const url = `${home}main.${format === 'module' ? 'mjs' : 'cjs'}`;
  const source = map === undefined ? code : `${code}\n//# sourceMappingURL=${inline(map)}\n`;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === url ? { url, format, shortCircuit: true } : next(specifier, context),
    load: (address, context, next) =>
      address === url ? { format, source, shortCircuit: true } : next(address, context),
  });
  return url;
}

const inline = (map: string): string => `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
