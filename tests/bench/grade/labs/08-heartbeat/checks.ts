import { check } from '../../../../../grader/kit/index.ts';

const interval = 30_000;
const timeout = 10_000;

export default [
  check('pings', {
    title: { ko: '핑을 보냅니다', en: 'It pings' },
    promise: { ko: '30초마다 핑을 보냅니다.', en: 'Every 30 s a ping is sent.' },
    rests: 'RFC 6455 section 5.5.2',
    points: 1,
    async try(t) {
      const client = await t.connect();
      for (let turn = 0; turn < 3; turn += 1) {
        await t.advance(interval);
        await client.expectPing();
      }
    },
  }),
  check('answerer-stays', {
    title: { ko: '퐁을 보내면 남습니다', en: 'Who pongs stays' },
    promise: { ko: '퐁을 보내는 클라이언트는 끊지 않습니다.', en: 'A client that pongs is not dropped.' },
    rests: 'RFC 6455 section 5.5.3',
    points: 1,
    async try(t) {
      const client = await t.connect();
      await t.advance(10 * interval);
      const text = t.random.text();
      client.sendText(text);
      await client.expectText(text);
    },
  }),
  check('silent-is-dropped', {
    title: { ko: '조용하면 끊습니다', en: 'Who is silent is dropped' },
    promise: { ko: '10초 안에 퐁이 없으면 1001로 닫습니다.', en: 'Without a pong within 10 s: close 1001.' },
    rests: 'RFC 6455 section 7.4.1',
    points: 1,
    async try(t) {
      const client = await t.connect('/ws', { autoPong: false, autoClose: false });
      await t.advance(interval + timeout);
      await client.expectClose(1001);
      await t.advance(timeout);
      await client.expectEnd();
    },
  }),
];
