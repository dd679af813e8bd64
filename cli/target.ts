import type { Command } from '../grader/index.ts';
import { problems } from './problems.ts';

/** What is graded: files, a command that starts a server in any language, or a server that somebody else runs. */
export type Target =
  | { readonly kind: 'files'; readonly files: readonly [string, ...string[]] }
  | ({ readonly kind: 'command' } & Command)
  | { readonly kind: 'server'; readonly url: string };

export interface TargetOptions {
  readonly command?: string;
  readonly cwd?: string;
  readonly readable?: readonly string[];
  readonly url?: string;
}

/** Exactly one thing is graded. @throws Problem `target-missing`, `target-ambiguous`, `option-needs-command` */
export function targetOf(files: readonly string[], options: TargetOptions): Target {
  const { command, url } = options;
  const named = [files.length > 0, command !== undefined, url !== undefined].filter(Boolean).length;
  if (named === 0) throw problems('target-missing');
  if (named > 1) throw problems('target-ambiguous');
  if (command !== undefined) return { kind: 'command', command, ...placeOf(options) };
  for (const flag of ['cwd', 'readable'] as const)
    if (options[flag]) throw problems('option-needs-command', { flag: `--${flag}` });
  if (url !== undefined) return { kind: 'server', url };
  const [first = '', ...rest] = files;
  return { kind: 'files', files: [first, ...rest] };
}

const placeOf = ({ cwd = process.cwd(), readable }: TargetOptions) => ({
  cwd,
  ...(readable && { readable }),
});

/** The arguments that name it again. */
export function argumentsOf(target: Target): readonly string[] {
  switch (target.kind) {
    case 'files':
      return target.files;
    case 'command':
      return commandArguments(target);
    case 'server':
      return ['--url', target.url];
  }
}

const commandArguments = ({ command, cwd, readable = [] }: Command): readonly string[] => [
  ...['--command', command, '--cwd', cwd],
  ...readable.flatMap((folder) => ['--readable', folder]),
];
