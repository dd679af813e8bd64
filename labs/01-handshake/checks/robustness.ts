import { check, type Client, type Trial } from '../../../grader/kit/index.ts';
import { greeted } from './ready.ts';

interface Text {
  readonly ko: string;
  readonly en: string;
}

/** Who was connected before is still answered, and so is who comes now. */
async function everyoneServed(t: Trial, witness: Client, cause: Text): Promise<void> {
  const newcomer = await greeted(t, { name: 'newcomer', cause });
  for (const client of [newcomer, witness]) {
    client.close(1000);
    await client.expectClose(1000, { cause });
  }
}

/** The bytes of a right handshake with a key of its own. */
function handshake(t: Trial): string {
  const key = Buffer.from(t.random.bytes(16)).toString('base64');
  const head = 'GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
  return `${head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`;
}

/** Asks and is gone before the answer: what the program writes then is an error of its socket. */
async function vanishesAsking(t: Trial, request: string): Promise<void> {
  const socket = await t.socket();
  socket.send(request);
  socket.destroy();
}

/** Says goodbye and is gone before the answer. */
async function vanishesClosing(t: Trial): Promise<void> {
  const client = await greeted(t);
  client.close(1000);
  client.destroy();
}

export const robustness = [
  check('survives-disconnect', {
    title: { ko: '갑자기 사라진 클라이언트를 견딥니다', en: 'Outlives a client that vanishes' },
    promise: {
      ko: '핸드셰이크를 하다가, 또는 종료 프레임 없이 끊긴 연결이 있어도 서버는 살아 있고 다른 클라이언트는 영향을 받지 않습니다.',
      en: 'A connection that breaks off in the middle of the handshake or without a close frame harms neither the server nor anyone else.',
    },
    rests: 'RFC 6455 section 7.2',
    points: 2,
    async try(t) {
      const witness = await greeted(t, { name: 'witness' });
      (await greeted(t)).destroy();
      const halfway = await greeted(t);
      halfway.sendRaw(halfway.frame({ opcode: 0x2, payload: t.random.bytes(500) }).subarray(0, 200));
      halfway.destroy();
      for (let turn = 0; turn < 4; turn += 1) {
        await vanishesAsking(t, handshake(t));
        await vanishesAsking(t, handshake(t).slice(0, 40));
        await vanishesAsking(t, handshake(t).replace('13', '8'));
        await vanishesClosing(t);
      }
      await everyoneServed(t, witness, unheardError);
    },
  }),

  check('survives-odd-request', {
    title: { ko: '이상한 요청을 견딥니다', en: 'Outlives odd requests' },
    promise: {
      ko: '`GET //`처럼 이상한 요청이나 HTTP가 아닌 바이트가 와도 서버는 죽지 않습니다.',
      en: 'No request, however odd, ends the server: not even `GET //`, nor bytes that are no HTTP.',
    },
    rests: 'RFC 9112 section 3',
    points: 1,
    async try(t) {
      const witness = await greeted(t, { name: 'witness' });
      for (const target of ['//', '/%zz', '/ws?%', 'http://[', '*', `/${t.random.id()}\u0001`]) {
        for (const fields of ['Connection: close\r\n', 'Connection: Upgrade\r\nUpgrade: websocket\r\n']) {
          const socket = await t.socket();
          socket.send(`GET ${target} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`);
          await socket.settled();
          socket.destroy();
        }
      }
      const noise = await t.socket();
      noise.send(t.random.bytes(64));
      await noise.settled();
      await everyoneServed(t, witness, throwing);
    },
  }),
];

const unheardError = {
  ko: "업그레이드한 뒤에는 소켓에서 나는 'error'를 Node가 대신 들어 주지 않습니다. 듣는 이가 없는 'error' 이벤트는 프로세스를 끝냅니다. 'upgrade' 리스너의 첫 줄에서 `socket.on('error', ...)`를 다세요.",
  en: "After an upgrade Node no longer listens for 'error' on the socket, and an 'error' without a listener ends the process. Let the first line of your 'upgrade' listener be `socket.on('error', ...)`.",
};

const throwing = {
  ko: '`request.url`에는 무엇이든 올 수 있습니다. `new URL()`과 `decodeURIComponent()`는 예외를 던질 수 있고, 그 예외는 프로세스를 끝냅니다.',
  en: 'Anything may stand in `request.url`. `new URL()` and `decodeURIComponent()` may throw, and such a throw ends the process.',
};
