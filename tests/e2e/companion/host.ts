import { startCompanion, type Companion, type CompanionOptions } from '../../../server/index.ts';

/** What the tests ask of this process, and what it answers (process.ts). */
export type Request = { readonly open: CompanionOptions } | 'close';
export type Answer = { readonly url: string } | { readonly problem: string } | 'closed';

function host(): void {
  let companion: Companion | undefined;
  const handle = async (request: Request): Promise<Answer> => {
    await companion?.close();
    companion = undefined;
    if (request === 'close') return 'closed';
    companion = await startCompanion(request.open);
    return { url: companion.url };
  };
  const answer = (message: Answer) => void process.send?.(message);
  process.on('message', (request: Request) => {
    handle(request).then(answer, (error: unknown) => answer({ problem: String(error) }));
  });
  // The tests have ended, however that came about.
  process.on('disconnect', () => void handle('close').finally(() => process.exit()));
}

host();
