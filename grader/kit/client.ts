import type { Head } from '../wire/index.ts';
import type { Connection } from './connection.ts';
import type { Context } from './context.ts';
import { Peer, type PeerOptions } from './peer.ts';

/** A WebSocket client of the program. */
export class Client extends Peer {
  /** The program's answer to the handshake. */ readonly response: Head;

  constructor(context: Context, connection: Connection, response: Head, options: PeerOptions = {}) {
    super(context, connection, options);
    this.response = response;
  }
}
