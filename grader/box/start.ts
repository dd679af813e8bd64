import { createServer, type AddressInfo } from 'node:net';
import type { Bundle, ProgramOptions } from './box.ts';
import type { CommandPlace } from './command-place.ts';
import type { ToBox } from './inside/channel.ts';
import type { Reach } from './reach.ts';

/** What PORT is in a box: nobody else is there. */
const boxPort = 8080;

/** The word with which a box's harness begins; `port` is what the program is to listen on. */
export type Start = ToBox & { readonly port: number };

/** Begins a TypeScript solution. */
export function programStart(bundle: Bundle, options: ProgramOptions, reach: Reach): Start {
  const { variables, virtualTime = false, chance, listens = true } = options;
  return {
    kind: 'start',
    code: bundle.code,
    format: bundle.format ?? 'commonjs',
    ...(bundle.map !== undefined && { map: bundle.map }),
    variables: { ...variables, PORT: String(boxPort) },
    virtualTime,
    ...(chance !== undefined && { chance }),
    listens,
    reach: reach.inside,
    port: boxPort,
  };
}

export interface CommandCircumstances {
  /** What the path of a socket begins with, as the command's harness sees it. */ readonly sockets: string;
  /** It has no network of its own: its port must be free on this machine. */ readonly shared: boolean;
}

/** Begins a command. */
export async function commandStart(
  command: string,
  { cwd }: CommandPlace,
  { variables }: ProgramOptions,
  { sockets, shared }: CommandCircumstances,
): Promise<(reach: Reach) => Start> {
  const port = shared ? await freePort() : boxPort;
  return (reach) => ({
    kind: 'start-command',
    command,
    cwd,
    variables: { ...usual, ...variables, PORT: String(port) },
    port,
    sockets,
    reach: reach.inside,
  });
}

/** What every shell has; HOME is the one folder that it may write to. */
const usual = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/tmp',
  LANG: 'C.UTF-8',
  // What is printed is seen when it is printed.
  PYTHONUNBUFFERED: '1',
  PYTHONDONTWRITEBYTECODE: '1',
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
