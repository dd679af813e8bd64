import { describe, expect, test } from 'vitest';
import { type Architecture, seccompFilter } from '../../grader/box/seccomp/filter.ts';

const audit = { x64: 0xc000_003e, arm64: 0xc000_00b7, i386: 0x4000_0003 };
const [EPERM, ENOSYS, EAFNOSUPPORT] = [1, 38, 97];

interface Call {
  readonly number: number;
  readonly args?: readonly number[];
  readonly arch?: keyof typeof audit;
}

/** Runs a filter over `struct seccomp_data` as the kernel would, and names its verdict. */
function judge(filter: Uint8Array, { number, args = [], arch = 'x64' }: Call): string {
  const data = new DataView(new ArrayBuffer(64));
  data.setUint32(0, number, true);
  data.setUint32(4, audit[arch], true);
  args.forEach((value, index) => data.setBigUint64(16 + 8 * index, BigInt(value), true));
  const code = new DataView(filter.buffer);
  let accumulator = 0;
  for (let at = 0; at < filter.length / 8; at += 1) {
    const k = code.getUint32(at * 8 + 4, true);
    const jump = (holds: boolean): void => void (at += code.getUint8(at * 8 + (holds ? 2 : 3)));
    switch (code.getUint16(at * 8, true)) {
      case 0x20:
        accumulator = data.getUint32(k, true);
        break;
      case 0x15:
        jump(accumulator === k);
        break;
      case 0x35:
        jump(accumulator >= k);
        break;
      case 0x45:
        jump((accumulator & k) !== 0);
        break;
      case 0x06:
        return named(k);
    }
  }
  return 'ran off the end';
}

function named(verdict: number): string {
  if (verdict === 0x7fff_0000) return 'allowed';
  return verdict === 0x8000_0000 ? 'killed' : `errno ${verdict & 0xffff}`;
}

/** Numbers from the kernel's tables, written down a second time on purpose. */
const calls = {
  x64: {
    read: 0,
    mmap: 9,
    clone: 56,
    socket: 41,
    socketpair: 53,
    ioctl: 16,
    ptrace: 101,
    mount: 165,
    bpf: 321,
    keyctl: 250,
    unshare: 272,
    memfd_create: 319,
    shmget: 29,
  },
  arm64: {
    read: 63,
    mmap: 222,
    clone: 220,
    socket: 198,
    socketpair: 199,
    ioctl: 29,
    ptrace: 117,
    mount: 40,
    bpf: 280,
    keyctl: 219,
    unshare: 97,
    memfd_create: 279,
    shmget: 194,
  },
} as const;
const common = { io_uring_setup: 425, clone3: 435, mseal: 462 };
const [CLONE_NEWUSER, CLONE_NEWNET, CLONE_THREAD, SIGCHLD] = [0x1000_0000, 0x4000_0000, 0x0001_0000, 17];
const [AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_VSOCK] = [1, 2, 10, 16, 17, 40];

describe.each<Architecture>(['x64', 'arm64'])('the seccomp filter for %s', (arch) => {
  const numbers = { ...calls[arch], ...common };
  const node = seccompFilter({ architecture: arch, program: 'node' });
  const any = seccompFilter({ architecture: arch, program: 'any' });
  const call = (filter: Uint8Array, name: keyof typeof numbers, ...args: number[]): string =>
    judge(filter, { number: numbers[name], args, arch });

  test('allows what servers do', () => {
    expect([call(node, 'read'), call(node, 'mmap'), call(node, 'mseal')]).toEqual(Array(3).fill('allowed'));
    expect(call(node, 'clone', CLONE_THREAD)).toBe('allowed');
    expect(call(node, 'socket', AF_UNIX)).toBe('allowed');
    expect(call(any, 'clone', SIGCHLD)).toBe('allowed');
    expect([AF_UNIX, AF_INET, AF_INET6].map((family) => call(any, 'socket', family))).toEqual(
      Array(3).fill('allowed'),
    );
  });

  test('refuses what looks into others, changes the machine or has a history of holes', () => {
    for (const name of ['ptrace', 'mount', 'bpf', 'keyctl', 'unshare'] as const) {
      expect([name, call(node, name), call(any, name)]).toEqual([name, `errno ${EPERM}`, `errno ${EPERM}`]);
    }
  });

  test('refuses new namespaces however clone is asked for them', () => {
    for (const flag of [CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWUSER | CLONE_THREAD]) {
      expect(call(any, 'clone', flag | SIGCHLD)).toBe(`errno ${EPERM}`);
      expect(call(node, 'clone', flag | CLONE_THREAD)).toBe(`errno ${EPERM}`);
    }
    expect(call(any, 'clone3')).toBe(`errno ${ENOSYS}`);
  });

  test('refuses socket families with a way out', () => {
    for (const family of [AF_NETLINK, AF_PACKET, AF_VSOCK]) {
      expect(call(any, 'socket', family)).toBe(`errno ${EAFNOSUPPORT}`);
    }
    expect(call(node, 'socket', AF_INET)).toBe(`errno ${EAFNOSUPPORT}`);
    expect(call(any, 'socketpair', AF_VSOCK)).toBe(`errno ${EAFNOSUPPORT}`);
  });

  test('refuses Node processes of its own and memory that belongs to nobody', () => {
    expect(call(node, 'clone', SIGCHLD)).toBe(`errno ${EPERM}`);
    expect([call(node, 'memfd_create'), call(node, 'shmget')]).toEqual(Array(2).fill(`errno ${EPERM}`));
    expect([call(any, 'memfd_create'), call(any, 'shmget')]).toEqual(Array(2).fill('allowed'));
  });

  test('knows no io_uring and nothing younger than itself', () => {
    expect(call(any, 'io_uring_setup')).toBe(`errno ${ENOSYS}`);
    expect(judge(any, { number: 500, arch })).toBe(`errno ${ENOSYS}`);
  });

  test('refuses to type into a terminal', () => {
    expect(call(any, 'ioctl', 0, 0x5412)).toBe(`errno ${EPERM}`);
    expect(call(any, 'ioctl', 0, 0x5401)).toBe('allowed');
  });

  test('ends a program that speaks another ABI', () => {
    expect(judge(any, { number: 1, arch: 'i386' })).toBe('killed');
    if (arch === 'x64') expect(judge(any, { number: 0x4000_0000 + 1, arch })).toBe('killed');
  });
});
