import { readlinkSync } from 'node:fs';
import { type LayerName, layerNames } from '../layers.ts';
import { programLimits } from '../limits.ts';
import { proc } from '../proc.ts';

/**
 * Looks from outside at how the program of a warm box is really held: no layer is believed because it was asked for.
 * Returns the layers that do not hold, each with what was seen.
 */
export function looseLayers(program: number): ReadonlyMap<LayerName, string> {
  const found = layerNames.map((name) => [name, faults[name](program)] as const);
  return new Map(found.flatMap(([name, seen]) => (seen === undefined ? [] : [[name, seen] as const])));
}

/** Node 25 was the first whose permission model knows of the network. */
const permissionsSince = 25;

const faults: Readonly<Record<LayerName, (program: number) => string | undefined>> = {
  namespaces(program) {
    const names = ['mnt', 'pid', 'net', 'ipc', 'uts'];
    const shared = names.filter((name) => namespace(program, name) === namespace(process.pid, name));
    if (shared.length > 0) return `shared with this machine: ${shared.join(', ')}`;
    const powers = proc.status(program, 'CapEff');
    return powers === '0000000000000000' ? undefined : `capabilities are left: ${String(powers)}`;
  },
  seccomp: (program) => (proc.status(program, 'Seccomp') === '2' ? undefined : 'no filter is loaded'),
  limits: (program) =>
    proc.limit(program, 'Max data size') === programLimits.dataBytes ? undefined : 'no limits are set',
  user(program) {
    if (process.getuid?.() !== 0) return undefined;
    const users = proc.status(program, 'Uid')?.split(/\s+/) ?? ['0'];
    return users.includes('0') ? 'the program is root' : undefined;
  },
  permissions: () =>
    Number.parseInt(process.versions.node, 10) >= permissionsSince
      ? undefined
      : `Node ${process.versions.node} has no complete permission model`,
  watchdogs: (program) =>
    proc.together([program]).residentBytes === undefined ? 'there is no /proc' : undefined,
};

function namespace(pid: number, name: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/${name}`);
  } catch {
    return undefined;
  }
}
