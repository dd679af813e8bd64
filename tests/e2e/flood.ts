import type { Page } from '@playwright/test';

/**
 * Sends so many messages to the echo program that runs, on a connection of its own, as fast as the companion tells all of
 * what it sees: 500 events a second, of which an echo takes two. Resolves when the last one is back.
 * @param word stands before the number in every message
 */
export async function sendPaced(page: Page, count: number, word = ''): Promise<void> {
  const current = await page.request.get('/api/labs/echo/runs/current');
  const { url } = (await current.json()) as { url: string };
  await page.evaluate(
    async ({ path, count, word }) => {
      const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')));
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      let back = 0;
      const done = new Promise<void>((resolve) => {
        socket.addEventListener('message', () => {
          back += 1;
          if (back === count) resolve();
        });
      });
      for (let sent = 0; sent < count; sent += 1) {
        socket.send(word === '' ? String(sent) : `${word} ${sent}`);
        if (sent % 24 === 23) await new Promise((resolve) => setTimeout(resolve, 100));
      }
      await done;
    },
    { path: `${url}ws`, count, word },
  );
}
