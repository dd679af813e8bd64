import type { Steps } from './steps.ts';

const times = `const intervalMs = Number(process.env.HEARTBEAT_INTERVAL_MS ?? 30_000);
const timeoutMs = Number(process.env.HEARTBEAT_TIMEOUT_MS ?? 10_000);`;

const asks = `let overdue: NodeJS.Timeout | undefined;
    const heartbeat = setInterval(() => {
      overdue = setTimeout(() => socket.terminate(), timeoutMs);
      socket.ping();
    }, intervalMs);
    socket.on('pong', () => clearTimeout(overdue));
    socket.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(overdue);
    });`;

const saysGoodbye = `() => {
        socket.close(1001);
        const cut = setTimeout(() => socket.terminate(), timeoutMs);
        socket.on('close', () => clearTimeout(cut));
      }, timeoutMs);`;

export default [
  ['TODO 1', '  // TODO 1', '  setInterval(() => socket.ping(), intervalMs);\n  // TODO 1'],
  ['TODO 2', 'const intervalMs = 30_000;\nconst timeoutMs = 10_000;', times],
  ['TODO 3', 'setInterval(() => socket.ping(), intervalMs);', asks],
  ['TODO 4', '() => socket.terminate(), timeoutMs);', saysGoodbye],
] as const satisfies Steps;
