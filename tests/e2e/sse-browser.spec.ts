/** The reference of the event stream lab is understood by the browser's own EventSource, through a cut of the real line. */
import { after, away, before, told } from '../labs/sse/publications.ts';
import { expect, test } from './test.ts';

test.use({ expected: [/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|502/] });

test('EventSource is told each event once, in order, with its id, through a cut', async ({ page }) => {
  await page.goto('/en/');
  const heard = await page.evaluate(
    async ({ before, away, after, count }) => {
      const post = (path: string, body: unknown): Promise<globalThis.Response> =>
        fetch(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const until = (target: EventTarget, type: string): Promise<Event> =>
        new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
      const answer = await post('/api/demos/runs', { program: 'sse', variables: { RETRY_MS: '1000' } });
      const { id, events } = (await answer.json()) as { id: string; events: string };
      const run = new EventSource(events);
      const connected: Promise<number> = new Promise((resolve) => {
        run.addEventListener('wire', ({ data }: MessageEvent<string>) => {
          const { event } = JSON.parse(data) as {
            event: { kind: string; name?: string; connection: number };
          };
          if (event.kind === 'open' && event.name === 'reader') resolve(event.connection);
        });
      });
      await until(run, 'listening');

      const told: { event: string; data: string; id: string }[] = [];
      const reader = new EventSource(`/runs/${id}~reader/events`);
      for (const name of ['message', 'price']) {
        reader.addEventListener(name, ({ type, data, lastEventId }: MessageEvent<string>) =>
          told.push({ event: type, data, id: lastEventId }),
        );
      }
      const publish = async (publications: readonly object[]): Promise<void> => {
        for (const publication of publications) await post(`/runs/${id}/publish`, publication);
      };
      await until(reader, 'open');
      const lost = until(reader, 'error');
      await publish(before);
      while (told.length < before.length) await new Promise((resolve) => setTimeout(resolve, 10));
      await post(`/api/runs/${id}/connections/${await connected}`, { do: 'cut' });
      await lost;
      await publish(away);
      await until(reader, 'open');
      await publish(after);
      while (told.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
      reader.close();
      return told;
    },
    { before, away, after, count: told.length },
  );
  expect(heard).toEqual(told);
});
