import type { Steps } from './steps.ts';

const answersEvents = `const message = JSON.parse(String(data));
    if (message.type !== 'event') return;
    socket.send(JSON.stringify({ type: 'ack', id: message.id }));`;

const comesAgain = `session.failures += 1;
    setTimeout(connect, delay(session.failures));`;

const reads = `let message;
    try {
      message = JSON.parse(String(data));
    } catch {
      return;
    }`;

const watches = `const idle = setTimeout(() => socket.terminate(), idleMs);
  const alive = () => idle.refresh();
  socket.on('open', alive);
  socket.on('ping', alive);
  socket.on('message', alive);
  socket.on('close', () => clearTimeout(idle));
  // TODO 10`;

export default [
  ['TODO 1', "console.log('received', data);", answersEvents],
  ['TODO 2', 'new WebSocket(serverUrl)', 'new WebSocket(`${serverUrl}?last=${session.lastId}`)'],
  ['TODO 3', "console.log('closed', code, delay(session.failures + 1));", comesAgain],
  ['TODO 4', '// TODO 4', "socket.on('error', () => undefined);\n  // TODO 4"],
  ['TODO 5', '// TODO 5', 'session.lastId = message.id;\n    session.failures = 0;\n    // TODO 5'],
  ['TODO 6', 'attempt > 0 ? baseMs : 0', 'Math.min(maxMs, baseMs * 2 ** (attempt - 1))'],
  ['TODO 7', 'return bound;', 'return bound / 2 + (Math.random() * bound) / 2;'],
  ['TODO 8', '// TODO 8', 'if (code === 1000 || code === 4001) return;\n    // TODO 8'],
  [
    'TODO 9',
    "const message = JSON.parse(String(data));\n    if (message.type !== 'event') return;",
    `${reads}\n    if (message?.type !== 'event') return;`,
  ],
  ['TODO 10', '// TODO 10', watches],
] as const satisfies Steps;
