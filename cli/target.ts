import { problems } from './problems.ts';

/** What is graded: files, or a server that somebody else runs. */
export type Target =
  | { readonly kind: 'files'; readonly files: readonly [string, ...string[]] }
  | { readonly kind: 'server'; readonly url: string };

/** Exactly one thing is graded. @throws Problem `target-missing`, `target-ambiguous` */
export function targetOf(files: readonly string[], { url }: { readonly url?: string }): Target {
  const [first, ...rest] = files;
  if (first !== undefined && url !== undefined) throw problems('target-ambiguous');
  if (url !== undefined) return { kind: 'server', url };
  if (first === undefined) throw problems('target-missing');
  return { kind: 'files', files: [first, ...rest] };
}

/** The arguments that name it again. */
export const argumentsOf = (target: Target): readonly string[] =>
  target.kind === 'files' ? target.files : ['--url', target.url];
