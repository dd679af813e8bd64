import type { App } from '../app.ts';
import type { Status } from '../api.ts';
import { everybody } from '../workshop/roles.ts';
import { status } from '../schemas/answers.ts';

/** What this companion is and how well it keeps programs apart from the machine. */
export function statusRoutes(app: App, current: Status): void {
  app.get(
    '/api/status',
    {
      config: { roles: everybody },
      schema: { summary: 'Version and isolation', tags: ['companion'], response: { 200: status } },
    },
    () => current,
  );
}
