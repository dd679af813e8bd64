import { Socket } from 'node:net';

/** The host's word to the box: first `start` or `start-command`, then any number of `step`. */
export type ToBox =
  | StartCommand
  | {
      readonly kind: 'start';
      readonly code: string;
      readonly format: 'module' | 'commonjs';
      readonly map?: string;
      readonly variables: Readonly<Record<string, string>>;
      readonly virtualTime: boolean;
      /** What Math.random() begins from. */ readonly chance?: string;
      readonly listens: boolean;
      /** What PORT is. */ readonly port: number;
      /** `host:port` to the path of the socket that stands for it in the box. */
      readonly reach: readonly (readonly [address: string, path: string])[];
    }
  | { readonly kind: 'step'; readonly ms: number };

/** To the harness of commands in any language (command.ts). */
export interface StartCommand {
  readonly kind: 'start-command';
  /** For `/bin/sh -c`. */ readonly command: string;
  readonly cwd: string;
  /** All of its environment, PORT too. */ readonly variables: Readonly<Record<string, string>>;
  readonly port: number;
  /** What the path of a socket begins with; the port follows. */ readonly sockets: string;
  readonly reach: readonly (readonly [address: string, path: string])[];
}

/** The box's word to the host. The learner's code could write it too, so the host takes it as a hint, never as proof. */
export type FromBox =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started' }
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'stepped'; readonly moved: number; readonly busy: boolean; readonly idle: boolean };

export interface Channel {
  send(message: FromBox): void;
  /** While held, the open channel alone keeps the process alive. */
  hold(held: boolean): void;
  /** Whether it is this channel's own. */
  owns(socket: unknown): boolean;
}

const descriptor = 3;

/** The inherited socket to the host: one JSON message a line, both ways. */
export function openChannel(receive: (message: ToBox) => void): Channel {
  const socket = new Socket({ fd: descriptor, readable: true, writable: true });
  const parse = JSON.parse;
  let pending = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\n');
    pending = lines.pop() ?? '';
    for (const line of lines) receive(parse(line) as ToBox);
  });
  socket.on('error', () => undefined);
  const stringify = JSON.stringify;
  const write = socket.write.bind(socket);
  return {
    send(message) {
      write(`${stringify(message)}\n`);
    },
    hold(held) {
      if (held) socket.ref();
      else socket.unref();
    },
    owns: (other) => other === socket,
  };
}
