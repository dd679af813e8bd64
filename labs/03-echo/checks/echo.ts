import type { Client, PeerExpectation, Trial } from '../../../grader/kit/index.ts';

/**
 * One text goes out and comes back. Before the trouble of a check begins, it shows that a failure afterwards is due to
 * that trouble and not to an echo that never worked.
 */
export async function echoed(t: Trial, client: Client, options?: PeerExpectation): Promise<void> {
  const text = t.random.text();
  client.sendText(text);
  await client.expectText(text, options);
}
