// @ts-nocheck It breaks what types promise.
// tries: to replace the packages that the box lends
// ends: -
import { createRequire, registerHooks } from 'node:module';
import { WebSocketServer } from 'ws';

registerHooks({
  resolve: (specifier, context, next) => next(specifier, context),
  load: () => ({ format: 'module', source: 'export default "pass"', shortCircuit: true }),
});
const require = createRequire('file:///box/');
Object.assign(require.cache, { '/box/ws/index.js': { exports: {} } });

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
