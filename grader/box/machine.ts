import { existsSync, readFileSync } from 'node:fs';
import { findProgram } from './bubblewrap/libraries.ts';
import { seccompArchitecture } from './seccomp/filter.ts';

/** What decides which advice helps. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly root: boolean;
  /** In Docker, Podman or the like. */ readonly container: boolean;
  /** `ID` and `ID_LIKE` of /etc/os-release. */ readonly distributions: readonly string[];
  /** Programs that the full box needs and that are not installed. */ readonly lacking: readonly string[];
  /** There is a filter for this processor. */ readonly seccomp: boolean;
  /** Settings of the kernel, as /proc/sys tells them; undefined where it has none such. */
  readonly kernel: {
    readonly apparmorRestrictsNamespaces: string | undefined;
    readonly unprivilegedNamespaces: string | undefined;
    readonly maxNamespaces: string | undefined;
  };
}

export function thisMachine(): Machine {
  return {
    platform: process.platform,
    arch: process.arch,
    root: process.getuid?.() === 0,
    container: ['/.dockerenv', '/run/.containerenv'].some((path) => existsSync(path)),
    distributions: distributions(readOr('/etc/os-release', '')),
    lacking: ['bwrap', 'prlimit', 'setpriv'].filter((name) => findProgram(name) === undefined),
    seccomp: seccompArchitecture() !== undefined,
    kernel: {
      apparmorRestrictsNamespaces: setting('kernel/apparmor_restrict_unprivileged_userns'),
      unprivilegedNamespaces: setting('kernel/unprivileged_userns_clone'),
      maxNamespaces: setting('user/max_user_namespaces'),
    },
  };
}

const setting = (name: string): string | undefined => readOr(`/proc/sys/${name}`, undefined)?.trim();

function distributions(osRelease: string): readonly string[] {
  const values = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)];
  return values.flatMap(([, value = '']) => value.split(' '));
}

function readOr<T>(path: string, otherwise: T): string | T {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
