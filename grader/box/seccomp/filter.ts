import { constants } from 'node:os';
import {
  assemble,
  type Instruction,
  jumpIfAnyBit,
  jumpIfAtLeast,
  jumpIfEqual,
  load,
  verdict,
} from './bpf.ts';
import { inspected, newest, type Numbers, refused, refusedToNode } from './syscalls.ts';

export type Architecture = 'x64' | 'arm64';

export interface FilterOptions {
  readonly architecture: Architecture;
  /** Node alone, with Unix sockets and threads only, or any program, with TCP on its own loopback and processes. */
  readonly program: 'node' | 'any';
}

/** AUDIT_ARCH_* of linux/audit.h. */
const audit: Readonly<Record<Architecture, number>> = { x64: 0xc000_003e, arm64: 0xc000_00b7 };

/** Offsets in `struct seccomp_data`. Arguments have 64 bits; the ones looked at here are used by the kernel as 32. */
const number = 0;
const arch = 4;
const argument = (index: number): number => 16 + 8 * index;

const allow = verdict(0x7fff_0000);
const kill = verdict(0x8000_0000);
const errno = (code: number): Instruction => verdict(0x0005_0000 | code);
const { EPERM, ENOSYS, EAFNOSUPPORT } = constants.errno;

/** Libraries try these first and go without them where they do not exist. */
const optional = /^(clone3|io_uring_.*)$/;

/** System calls of the x32 ABI carry this bit under the same architecture. */
const x32 = 0x4000_0000;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const newNamespaces = 0x7e02_0000;
const cloneThread = 0x0001_0000;
const [afUnix, afInet, afInet6] = [1, 2, 10] as const;
/** TIOCSTI types into the terminal behind a program, TIOCLINUX into a console. */
const [tiocsti, tioclinux] = [0x5412, 0x541c] as const;

/** The filter as the kernel takes it (seccomp(2)): what is named is refused, what is unknown does not exist, the rest is allowed. */
export function seccompFilter({ architecture, program }: FilterOptions): Uint8Array {
  const isNode = program === 'node';
  const numberOf = ([x64, arm64]: Numbers): number | null => (architecture === 'x64' ? x64 : arm64);
  const names = { ...refused, ...(isNode && refusedToNode) };
  const domains = isNode ? [afUnix] : [afUnix, afInet, afInet6];
  return assemble([
    load(arch),
    jumpIfEqual(audit[architecture], 1, 0),
    kill,
    load(number),
    ...(architecture === 'x64' ? [jumpIfAtLeast(x32, 0, 1), kill] : []),
    jumpIfAtLeast(newest + 1, 0, 1),
    errno(ENOSYS),
    ...Object.entries(names).flatMap(([name, numbers]) =>
      when(numberOf(numbers), [errno(optional.test(name) ? ENOSYS : EPERM)]),
    ),
    ...when(numberOf(inspected.clone), cloneRule(isNode)),
    ...when(numberOf(inspected.socket), onlyIfFirst(domains, EAFNOSUPPORT)),
    ...when(numberOf(inspected.socketpair), onlyIfFirst([afUnix], EAFNOSUPPORT)),
    ...when(numberOf(inspected.ioctl), [load(argument(1)), ...refuseIf([tiocsti, tioclinux]), allow]),
    allow,
  ]);
}

/** The block for one system call; it ends in a verdict. */
function when(call: number | null, block: readonly Instruction[]): readonly Instruction[] {
  return call === null ? [] : [jumpIfEqual(call, 0, block.length), ...block];
}

const cloneRule = (threadsOnly: boolean): readonly Instruction[] => [
  load(argument(0)),
  jumpIfAnyBit(newNamespaces, 0, 1),
  errno(EPERM),
  ...(threadsOnly ? [jumpIfAnyBit(cloneThread, 1, 0), errno(EPERM)] : []),
  allow,
];

const onlyIfFirst = (values: readonly number[], otherwise: number): readonly Instruction[] => [
  load(argument(0)),
  ...values.flatMap((value) => [jumpIfEqual(value, 0, 1), allow]),
  errno(otherwise),
];

const refuseIf = (values: readonly number[]): readonly Instruction[] =>
  values.flatMap((value) => [jumpIfEqual(value, 0, 1), errno(EPERM)]);

/** The filter's architecture for this machine; undefined where none is written. */
export function seccompArchitecture(arch: string = process.arch): Architecture | undefined {
  return arch === 'x64' || arch === 'arm64' ? arch : undefined;
}
