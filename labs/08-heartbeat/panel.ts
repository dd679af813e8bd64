import { panel } from '../../grader/panel.ts';

export default panel({
  clients: [
    { kind: 'websocket', path: '/ws' },
    { kind: 'frames', path: '/ws' },
  ],
  ready: 2,
  // Half a minute between two pings is too long to watch.
  variables: { HEARTBEAT_INTERVAL_MS: '3000', HEARTBEAT_TIMEOUT_MS: '1500' },
});
