import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LiveEvent } from '../../../server/api.ts';

/** A member's live connection: it has to stay, and to bring every announcement once and in order. */
export class Ears {
  readonly errors: string[] = [];
  readonly #socket: WebSocket;
  #heard = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('error', (error) => this.errors.push(`live: ${error.message}`));
    socket.on('close', this.#closed);
    socket.on('message', (data: Buffer) => {
      const event = JSON.parse(data.toString()) as LiveEvent;
      if (event.type !== 'message') return;
      if (event.message.id !== this.#heard + 1) this.errors.push(`live: no message ${this.#heard + 1}`);
      this.#heard = event.message.id;
    });
  }

  readonly #closed = (code: number): void => void this.errors.push(`live: closed with ${code}`);

  static async open(url: string, ticket: string): Promise<Ears> {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}api/workshop/live?ticket=${ticket}`);
    const ears = new Ears(socket);
    await once(socket, 'open', { signal: AbortSignal.timeout(20_000) });
    return ears;
  }

  get announcements(): number {
    return this.#heard;
  }

  close(): void {
    this.#socket.off('close', this.#closed);
    this.#socket.terminate();
  }
}
