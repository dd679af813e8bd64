import { batch, signal } from '@preact/signals';
import type { ProblemReport } from '../../../grader/report.ts';
import type { Sharing, WorkshopView } from '../../../server/api.ts';
import { ask } from '../api/client.ts';
import { ApiFault } from '../api/faults.ts';

/** Whose program a guest talks to, and by what name. */
export interface Host {
  /** Path of the program: `/runs/<id>/`. */ readonly url: string;
  readonly owner: string;
  /** What the guest is called in the workshop. */ readonly guest: string;
}

/** A guest's visit to a classmate's program, by the link that was passed on. */
export class Visit {
  readonly host = signal<Host>();
  /** `shut`: no longer shared, or the program has ended; `nowhere`: the link names none. */
  readonly door = signal<'asking' | 'open' | 'shut' | 'nowhere'>('asking');
  /** Why the door cannot even be asked for. */ readonly problem = signal<ProblemReport>();

  /** Asks whether the door is open. Never rejects: `problem` tells. @param hash of the address: `#run=<id>` */
  async knock(hash: string): Promise<void> {
    const run = new URLSearchParams(hash.slice(1)).get('run') ?? '';
    if (!/^[\w-]{1,100}$/.test(run)) {
      this.door.value = 'nowhere';
      return;
    }
    try {
      const [{ owner }, room] = await Promise.all([
        ask<Sharing>('GET', `/api/runs/${run}/shared`),
        ask<WorkshopView | undefined>('GET', '/api/workshop'),
      ]);
      const host = { url: `/runs/${run}/`, owner, guest: room?.you?.name ?? '' };
      batch(() => {
        // The same door is the same visit: nobody who is connected is disturbed.
        if (this.host.value?.url !== host.url) this.host.value = host;
        this.door.value = 'open';
        this.problem.value = undefined;
      });
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      if (error.status === 404 || error.status === 410) this.door.value = 'shut';
      else this.problem.value = error.problem;
    }
  }
}
