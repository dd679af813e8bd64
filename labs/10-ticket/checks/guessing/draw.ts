import type { Instance } from '../../../../grader/kit/index.ts';
import { ticketIn, type User } from '../tickets.ts';

export interface Drawn {
  readonly tickets: readonly string[];
  /** What the program's clock said at the first of them, to the second; 0 where it said nothing. */
  readonly date: number;
}

/** So many connections ask at the same time, each for one ticket after the other. */
const asking = 8;

/** Gets `count` tickets and one for one user, in the order in which they came. */
export async function draw(from: Instance, user: User, count: number): Promise<Drawn> {
  const tickets: string[] = [];
  let date = 0;
  const ask = async (times: number): Promise<void> => {
    let socket = await from.socket();
    for (let turn = 0; turn < times; turn += 1) {
      socket.send(requestOf(user));
      const response = await socket.expectResponse();
      tickets.push(ticketIn(response));
      date ||= Date.parse(response.header('date') ?? '') || 0;
      if (!/close/i.test(response.header('connection') ?? '')) continue;
      socket.destroy();
      socket = await from.socket();
    }
    socket.destroy();
  };
  // Alone, so that the first answer to come is the first ticket that was made.
  await ask(1);
  await Promise.all(Array.from({ length: asking }, () => ask(count / asking)));
  return { tickets, date };
}

const requestOf = ({ token }: User): string =>
  'POST /tickets HTTP/1.1\r\nHost: 127.0.0.1\r\n' +
  `Authorization: Bearer ${token}\r\nContent-Length: 0\r\n\r\n`;
