import { describe, expect, test } from 'vitest';
import { explainMissing, inspect } from '../../grader/box/index.ts';
import { layerNames } from '../../grader/box/layers.ts';
import type { Machine } from '../../grader/box/machine.ts';

const machine: Machine = {
  platform: 'linux',
  arch: 'x64',
  root: false,
  container: false,
  distributions: ['debian'],
  lacking: [],
  seccomp: true,
  kernel: {
    apparmorRestrictsNamespaces: undefined,
    unprivilegedNamespaces: undefined,
    maxNamespaces: '1000',
  },
};

const adviceFor = (changes: Partial<Machine>): string =>
  explainMissing(['namespaces'], { ...machine, ...changes })[0]?.advice.en ?? '';

describe('the doctor', () => {
  test('tells of every layer of this machine, by trying', async () => {
    const { layers, isolation } = await inspect();
    expect(layers.map(({ name }) => name)).toEqual(layerNames);
    expect(isolation === 'full').toBe(layers.every(({ ok }) => ok));
  });

  test('speaks both languages about every layer', () => {
    for (const { name, detail, advice } of explainMissing(layerNames, machine)) {
      for (const text of [detail, advice]) {
        expect(text.ko, name).toMatch(/[가-힣].*[.0-9a-z]$/su);
        expect(text.en, name).toMatch(/^[A-Za-z].*[.0-9a-z]$/);
      }
    }
  });

  test.each<[string, Partial<Machine>, RegExp]>([
    ['Debian without bubblewrap', { lacking: ['bwrap'] }, /sudo apt-get install -y bubblewrap/],
    ['root does not need sudo', { lacking: ['bwrap'], root: true }, /: apt-get install -y bubblewrap/],
    ['Fedora', { lacking: ['bwrap'], distributions: ['fedora'] }, /sudo dnf install -y bubblewrap/],
    [
      'Ubuntu 24.04',
      { kernel: { ...machine.kernel, apparmorRestrictsNamespaces: '1' } },
      /sudo sysctl -w kernel\.apparmor_restrict_unprivileged_userns=0/,
    ],
    [
      'an old Debian kernel',
      { kernel: { ...machine.kernel, unprivilegedNamespaces: '0' } },
      /sudo sysctl -w kernel\.unprivileged_userns_clone=1/,
    ],
    ['Docker', { container: true }, /docker run --security-opt seccomp=unconfined/],
    ['Docker as root', { container: true, root: true }, /--cap-add SYS_ADMIN/],
    ['macOS', { platform: 'darwin' }, /limactl start/],
    ['Windows', { platform: 'win32' }, /wsl --install/],
  ])('gives the exact command for %s', (_, changes, command) => {
    expect(adviceFor(changes)).toMatch(command);
  });
});
