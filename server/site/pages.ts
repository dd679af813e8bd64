import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isApi } from '../app.ts';
import { pagePolicy } from '../defence/policy.ts';
import { problems } from '../problems.ts';
import { languageOfPath, languageOfReader } from './language.ts';
import { createScriptHashes } from './scripts.ts';

/** A year; the file name changes with the content (RFC 8246). */
const forEver = 'public, max-age=31536000, immutable';

/** Of the built site, what is no page: the companion decides who gets it (routes/hints.ts). */
export const hintsFolder = 'hints';

/**
 * The built site: precompressed files, hashed assets cached for ever, everything else revalidated, `/` in the
 * reader's language, and a 404 page of its own.
 * @param siteDir absolute path of what `npm run build` wrote
 * @throws Problem `site-missing`
 */
export async function servePages(app: FastifyInstance, siteDir: string): Promise<void> {
  if (!existsSync(join(siteDir, 'index.html'))) throw problems('site-missing', { path: siteDir });
  const scriptHashes = createScriptHashes();
  await app.register(fastifyStatic, {
    root: siteDir,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    allowedPath: (path) => !path.startsWith(`/${hintsFolder}/`),
    setHeaders(reply, path, stat) {
      const file = path.replace(/\.(br|gz)$/, '');
      const hashed = file.startsWith(join(siteDir, '_astro/'));
      void reply.header('cache-control', hashed ? forEver : 'no-cache');
      if (file.endsWith('.html')) {
        const host = reply.request.headers.host ?? '';
        void reply.header('content-security-policy', pagePolicy(scriptHashes(file, stat.mtimeMs), host));
      }
    },
  });
  answerUnknown(app, siteDir);
  app.get('/', hidden, (request, reply) => {
    const language = languageOfReader(request.raw);
    return reply
      .header('vary', 'cookie, accept-language')
      .header('cache-control', 'no-cache')
      .redirect(`/${language}/`);
  });
}

/** Left out of the OpenAPI document: a page, not an answer of the API. */
const hidden = { schema: { hide: true } } as const;

/** What the API does not know is a Fault, any other path the site's own 404 page in the reader's language. */
function answerUnknown(app: FastifyInstance, siteDir: string): void {
  app.setNotFoundHandler((request, reply) => {
    const { method, url } = request;
    if (isApi(url)) throw problems('route-unknown', { method, path: pathOf(url) });
    return sendNotFound(request, reply, siteDir);
  });
}

const pathOf = (url: string) => url.replace(/\?.*$/s, '');

function sendNotFound(request: FastifyRequest, reply: FastifyReply, siteDir: string): FastifyReply {
  const language = languageOfPath(request.url) ?? languageOfReader(request.raw);
  const page = [`${language}/404/index.html`, `${language}/404.html`].find((path) =>
    existsSync(join(siteDir, path)),
  );
  void reply.code(404).header('vary', 'cookie, accept-language');
  if (page === undefined) return reply.type('text/plain; charset=utf-8').send('404');
  // Without a validator: a 404 must not be answered with a 304.
  return reply.sendFile(page, { etag: false, lastModified: false });
}
