import type { Steps } from './steps.ts';

const sends = `  if (type === 'send' && typeof to === 'string' && typeof text === 'string') {
    const receiver = online.get(to);
    if (receiver) tell(receiver, { type: 'message', from: name, text });
    else tell(socket, { type: 'error', reason: 'unknown-recipient' });
    return;
  }
  // TODO 4`;

const broadcasts = `  if (type === 'broadcast' && typeof text === 'string') {
    for (const receiver of online.values()) tell(receiver, { type: 'message', from: name, text });
    return;
  }
  // TODO 5`;

const lists = `  if (type === 'who') {
    const names = [...online.keys()].map((each) => Buffer.from(each)).sort(Buffer.compare).map(String);
    tell(socket, { type: 'who', names });
    return;
  }
  // TODO 6`;

const announces = `  const tellOthers = (type: string): void => {
    for (const [other, receiver] of online) if (other !== name) tell(receiver, { type, name });
  };
  tellOthers('joined');
  socket.on('close', () => tellOthers('left'));
  // TODO 3`;

export default [
  [
    'TODO 1',
    '  // TODO 1',
    "  online.set(name, socket);\n  socket.on('close', () => online.delete(name));\n  // TODO 1",
  ],
  [
    'TODO 2',
    '  enter(name, socket);',
    '  if (!name) socket.close(4000);\n  else if (online.has(name)) socket.close(4009);\n  else enter(name, socket);',
  ],
  ['TODO 3', '  // TODO 3', announces],
  ['TODO 4', '  // TODO 4', sends],
  ['TODO 5', '  // TODO 5', broadcasts],
  ['TODO 6', '  // TODO 6', lists],
  ['TODO 7', '  // TODO 7', "  socket.on('error', () => undefined);\n  // TODO 7"],
] as const satisfies Steps;
