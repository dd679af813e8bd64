// @ts-nocheck It breaks what types promise.
// tries: to take the harness’s handles away
// ends: -
import { WebSocketServer } from 'ws';

for (const handle of process._getActiveHandles()) handle.destroy?.();
for (const request of process._getActiveRequests()) request.cancel?.();

new WebSocketServer({ port: Number(process.env.PORT) }).on('connection', (socket) => socket.send('no echo'));
