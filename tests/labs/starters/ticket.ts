import type { Steps } from './steps.ts';

const issues = `  const ticket = crypto.randomUUID();
  tickets.set(ticket, { user, expiresAt: Date.now() + lifetimeMs });
  answerJson(response, 201, { ticket, expiresInMs: lifetimeMs });`;

const refusesStrangers = `const user = users.get(token);
  if (user === undefined) {
    answerJson(response, 401, {});
    return;
  }`;

const redeems = `const ticket = tickets.get(id);
  tickets.delete(id);
  return ticket?.user;`;

const sweeps = `setInterval(() => {
  for (const [id, { expiresAt }] of tickets) if (expiresAt <= Date.now()) tickets.delete(id);
}, lifetimeMs);
// TODO 7`;

const looksAtOrigin = `const { origin } = request.headers;
  if (origin !== undefined && allowedOrigins.length > 0 && !allowedOrigins.includes(origin)) {
    refuse(stream, '403 Forbidden');
    return;
  }`;

export default [
  ['TODO 1', '  answerJson(response, 501, {});', issues],
  ['TODO 2', "const user = users.get(token) ?? 'somebody';", refusesStrangers],
  ['TODO 3', 'expiresInMs: lifetimeMs })', "expiresInMs: lifetimeMs }, { 'cache-control': 'no-store' })"],
  ['TODO 4', 'return undefined;', redeems],
  [
    'TODO 5',
    '  return ticket?.user;',
    '  return ticket && Date.now() < ticket.expiresAt ? ticket.user : undefined;',
  ],
  [
    'TODO 6',
    '  else answerJson(response, 404, {});',
    "  else if (path === '/stats') answerJson(response, 200, { tickets: tickets.size });\n  else answerJson(response, 404, {});",
  ],
  ['TODO 7', '// TODO 7', sweeps],
  ['TODO 8', "console.log('comes from', request.headers.origin, allowedOrigins);", looksAtOrigin],
] as const satisfies Steps;
