import type {
  GradebookRequest,
  Grades,
  LabAccess,
  Person,
  Report,
  Summary,
  Ticket,
  WorkshopView,
} from '../../server/api.ts';
import { ask, patience } from '../demos/companion.ts';

export { Refused } from '../demos/companion.ts';

const openingMs = 30_000;

/** Rejects with Refused, or with another error where no companion answers. */
const askRoom = (method: 'POST' | 'PUT', path: string, body: object = {}): Promise<unknown> =>
  ask(method, `/api/workshop/${path}`, body);

/** Asks for a workshop, and resolves when the companion has begun anew as one. Rejects where it has not within half a minute. */
export async function openWorkshop(title: string, key: string): Promise<void> {
  await ask('POST', '/api/workshop', { title, key });
  const deadline = performance.now() + openingMs;
  while (!(await workshop().catch(() => undefined))) {
    if (performance.now() > deadline) throw new Error('The companion did not begin anew.');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

export const join = async (code: string, name: string): Promise<Person> =>
  (await askRoom('POST', 'members', { code, name })) as Person;

export const signIn = async (key: string): Promise<Person> =>
  (await askRoom('POST', 'staff', { key })) as Person;

export const ticket = async (): Promise<string> => ((await askRoom('POST', 'tickets')) as Ticket).ticket;

export const raiseHand = (raised: boolean): Promise<unknown> => askRoom('PUT', 'hand', { raised });
export const pause = (paused: boolean): Promise<unknown> => askRoom('PUT', 'pause', { paused });
export const cut = (): Promise<unknown> => askRoom('POST', 'cut');
/** To one member, by id, or to everybody. */
export const say = (to: string | null, text: string): Promise<unknown> =>
  askRoom('POST', 'messages', { to, text });
export const lowerHand = (member: string): Promise<unknown> =>
  askRoom('PUT', `members/${member}/hand`, { raised: false });
export const setLab = (lab: string, access: LabAccess): Promise<unknown> =>
  askRoom('PUT', `labs/${lab}`, access);
export const gradesOf = async (lab: string, request: GradebookRequest): Promise<Grades> =>
  (await askRoom('POST', `labs/${lab}/grades`, request)) as Grades;

/** The workshop, as whoever asks may know it; undefined where there is none. */
export const workshop = async (): Promise<WorkshopView | undefined> => {
  const answer = await fetch('/api/workshop', { signal: AbortSignal.timeout(patience) });
  return answer.status === 200 ? ((await answer.json()) as WorkshopView) : undefined;
};

/** What the workshop has come to, for those who teach. */
export const summary = async (): Promise<Summary> => {
  const answer = await fetch('/api/workshop/summary', { signal: AbortSignal.timeout(patience) });
  if (answer.status !== 200) throw new Error(`The summary came as ${answer.status}.`);
  return (await answer.json()) as Summary;
};

/** A member's last report; undefined where there is none. */
export const reportOf = async (member: string, lab: string): Promise<Report | undefined> => {
  const path = `/api/workshop/members/${member}/labs/${lab}/report`;
  const answer = await fetch(path, { signal: AbortSignal.timeout(patience) });
  return answer.status === 200 ? ((await answer.json()) as Report) : undefined;
};
