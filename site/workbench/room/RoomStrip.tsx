import { useSignal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { WorkshopView } from '../../../server/api.ts';
import { ask } from '../api/client.ts';
import { ApiFault } from '../api/faults.ts';
import { useWorkbench } from '../context.ts';
import type { Workbench } from '../context.ts';
import { keepPlace } from './place.ts';

/** The place of a member's line to their workshop. Whoever is in none is asked once, and loads nothing of it. */
export const RoomStrip = (): JSX.Element => {
  const workbench = useWorkbench();
  const strip = useSignal<ComponentType | undefined>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal: left } = leaving;
    void findRoom(workbench).then(async (room) => {
      const member = room?.you?.role === 'member';
      keepPlace(member);
      if (!member || left.aborted) return;
      workbench.room.value = room;
      const { Strip } = await import('./Strip.tsx');
      strip.value = Strip;
    });
    return () => leaving.abort();
  }, [workbench]);
  const Strip = strip.value;
  return <div class="wb-room">{Strip && <Strip />}</div>;
};

/** What a companion that is away has to say comes later; one that refuses to tell has no workshop for us. */
const findRoom = async ({ connection }: Pick<Workbench, 'connection'>): Promise<WorkshopView | undefined> => {
  try {
    return await connection.try(() => ask<WorkshopView | undefined>('GET', '/api/workshop'));
  } catch (error) {
    if (!(error instanceof ApiFault)) throw error;
    if (!error.unreachable) return undefined;
    await connection.back();
    return findRoom({ connection });
  }
};
