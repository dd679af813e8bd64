import type { Steps } from './steps.ts';

const head = `response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();`;

const replays = `for (const { id, block } of history) if (id > Number(lastEventId)) response.write(block);
  console.log('last event'`;

const block = `const lines = data.split(/\\r\\n|\\n|\\r/).map((line) => \`data: \${line}\\n\`);
  return \`id: \${id}\\n\${event === undefined ? '' : \`event: \${event}\\n\`}\${lines.join('')}\\n\`;`;

const catches = `const body = await text(request).catch(() => '');
  try {
    const value: unknown = JSON.parse(body);
    return isPublication(value) ? value : undefined;
  } catch {
    return undefined;
  }`;

const throws = `const value: unknown = JSON.parse(await text(request));
  return isPublication(value) ? value : undefined;`;

const validates = `const { event, data } = value as { event?: unknown; data?: unknown };
  const named = typeof event === 'string' && !/[\\r\\n]/.test(event);
  return typeof data === 'string' && (event === undefined || named);`;

const cleansUp = `response.on('close', () => subscribers.delete(response));
  // TODO 7`;

const comments = `const comments = setInterval(() => response.write(':\\n\\n'), keepaliveMs);
  response.on('close', () => clearInterval(comments));
  // TODO 10`;

export default [
  ['TODO 1', 'response.writeHead(501).end();', head],
  ['TODO 2', '// TODO 2', 'response.write(`retry: ${retryMs}\\n\\n`);\n  // TODO 2'],
  ['TODO 3', 'console.log(numbered.block);', 'for (const each of subscribers) each.write(numbered.block);'],
  ['TODO 4', 'return `id: ${id}\\ndata: ${data}\\n\\n`;', block],
  ['TODO 5', throws, catches],
  ['TODO 6', "return 'data' in value;", validates],
  ['TODO 7', '// TODO 7', cleansUp],
  ['TODO 8', "console.log('last event'", replays],
  [
    'TODO 9',
    'history.push(numbered);',
    'history.push(numbered);\n  if (history.length > historySize) history.shift();',
  ],
  ['TODO 10', '// TODO 10', comments],
] as const satisfies Steps;
