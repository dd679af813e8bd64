import { setTimeout as delay } from 'node:timers/promises';
import { Member } from './member.ts';
import { programs } from './programs.ts';
import type { Crowd } from './results.ts';

/**
 * Many members in a process of their own, so that making the load and carrying it do not share one event loop. Asked and answered by
 * messages of the parent; ends by itself in every case.
 */
process.once('message', (crowd: Crowd) => {
  setTimeout(() => process.exit(3), (crowd.seconds + 1_200) * 1000).unref();
  process.once('disconnect', () => process.exit(3));
  void work(crowd).then((told) => {
    process.send?.(told, () => process.disconnect?.());
  });
});

async function work({ url, code, names, seconds }: Crowd) {
  const known = await programs();
  const members: Member[] = [];
  // As a room does: within some seconds, several at a time.
  for (let at = 0; at < names.length; at += 10) {
    const group = names.slice(at, at + 10).map((name) => Member.join(url, code, name, known));
    members.push(...(await Promise.all(group)));
  }
  const until = Date.now() + seconds * 1000;
  await Promise.all(members.map((member) => member.work(until)));
  // What was announced last has arrived.
  await delay(1_000);
  return Promise.all(members.map((member) => member.leave()));
}
