import type { ClientAction } from '../../../server/play.ts';
import type { LineChange } from './session.ts';

/** What goes out as a frame made by hand, or as bare bytes. */
export type FrameAction = Extract<ClientAction, { do: 'frame' | 'close' | 'bytes' }>;

/** Something that a client does: what a button of the panel, or a line of a script, is about. */
export type Act =
  | { readonly do: 'connect'; readonly path: string; readonly protocols: readonly string[] }
  /** To an event stream. */
  | { readonly do: 'subscribe'; readonly path: string }
  | { readonly do: 'text'; readonly text: string }
  | { readonly do: 'binary'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly do: 'close'; readonly code: number; readonly reason: string }
  /** One line of the notation, with what it means. */
  | { readonly do: 'frame'; readonly notation: string; readonly actions: readonly FrameAction[] }
  /** Bare bytes, whatever they mean. */
  | { readonly do: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** A bare TCP connection: nothing is sent by itself. */
  | { readonly do: 'open' }
  /** Its half of the TCP connection. */
  | { readonly do: 'end' }
  /** Whether pings are answered from the next `connect` on. */
  | { readonly do: 'pong'; readonly on: boolean }
  | { readonly do: LineChange };

/** A plain request, of no client in particular. */
export interface RequestAct {
  readonly do: 'get' | 'post';
  readonly path: string;
  /** Of a POST. */ readonly body?: string;
}
