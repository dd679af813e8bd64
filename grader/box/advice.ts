import type { Localized } from '../report.ts';
import type { Machine } from './machine.ts';

/** How to get namespaces on this machine, by the first thing that stands in the way. */
export function namespacesAdvice(machine: Machine): Localized {
  const { platform, lacking, container, root, kernel } = machine;
  if (platform === 'darwin') return advice.macos;
  if (platform !== 'linux') return advice.windows;
  if (lacking.length > 0) return advice.install(lacking.join(', '), installCommand(machine));
  if (container) return root ? advice.containerAsRoot : advice.container;
  if (root) return advice.rootWithoutPowers;
  if (kernel.apparmorRestrictsNamespaces === '1') return advice.apparmor;
  if (kernel.unprivilegedNamespaces === '0') return advice.sysctl('kernel.unprivileged_userns_clone=1');
  if (kernel.maxNamespaces === '0') return advice.sysctl('user.max_user_namespaces=15000');
  return advice.unknown;
}

const managers: readonly (readonly [distribution: string, command: string])[] = [
  ['debian', 'apt-get install -y bubblewrap util-linux'],
  ['fedora', 'dnf install -y bubblewrap util-linux'],
  ['rhel', 'dnf install -y bubblewrap util-linux'],
  ['suse', 'zypper install -y bubblewrap util-linux'],
  ['arch', 'pacman -S --needed bubblewrap util-linux'],
  ['alpine', 'apk add bubblewrap util-linux-misc setpriv'],
];

function installCommand({ distributions, root }: Machine): string {
  const known = managers.find(([distribution]) => distributions.includes(distribution));
  return `${root ? '' : 'sudo '}${known?.[1] ?? 'apt-get install -y bubblewrap util-linux'}`;
}

const advice = {
  macos: {
    ko: 'macOS에는 namespaces가 없습니다. Linux 가상 머신에서 실행하세요: brew install lima && limactl start --name=wirebook template:debian && limactl shell wirebook',
    en: 'macOS has no namespaces. Use a Linux virtual machine: brew install lima && limactl start --name=wirebook template:debian && limactl shell wirebook',
  },
  windows: {
    ko: '이 운영체제에는 namespaces가 없습니다. Windows에서는 WSL 2에서 실행하세요: wsl --install -d Debian',
    en: 'This system has no namespaces. On Windows use WSL 2: wsl --install -d Debian',
  },
  install: (what: string, command: string) => ({
    ko: `설치되어 있지 않은 프로그램이 있습니다(${what}). 다음 명령으로 설치하세요: ${command}`,
    en: `Not installed: ${what}. Install with: ${command}`,
  }),
  container: {
    ko: '컨테이너가 namespaces를 막고 있습니다. 다음 옵션으로 시작하세요: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...',
    en: 'The container forbids namespaces. Start it with: docker run --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...',
  },
  containerAsRoot: {
    ko: '컨테이너가 namespaces를 막고 있습니다. 다음 옵션으로 시작하세요: docker run --cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...',
    en: 'The container forbids namespaces. Start it with: docker run --cap-add SYS_ADMIN --cap-add NET_ADMIN --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined ...',
  },
  rootWithoutPowers: {
    ko: 'root이지만 namespaces를 만들 권한(CAP_SYS_ADMIN, CAP_NET_ADMIN)이 없습니다. root가 아닌 사용자로 시작하세요.',
    en: 'You are root without the powers to make namespaces (CAP_SYS_ADMIN, CAP_NET_ADMIN). Start as a user other than root.',
  },
  apparmor: {
    ko: 'AppArmor가 namespaces를 막고 있습니다(Ubuntu 23.10부터의 기본값). 다시 시작할 때까지 허용: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. 계속 허용: echo kernel.apparmor_restrict_unprivileged_userns=0 | sudo tee /etc/sysctl.d/60-wirebook.conf',
    en: 'AppArmor forbids namespaces (the default since Ubuntu 23.10). Allow them until the next start: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0. For good: echo kernel.apparmor_restrict_unprivileged_userns=0 | sudo tee /etc/sysctl.d/60-wirebook.conf',
  },
  sysctl: (setting: string) => ({
    ko: `커널이 namespaces를 막고 있습니다. 다시 시작할 때까지 허용: sudo sysctl -w ${setting}. 계속 허용: echo ${setting} | sudo tee /etc/sysctl.d/60-wirebook.conf`,
    en: `The kernel forbids namespaces. Allow them until the next start: sudo sysctl -w ${setting}. For good: echo ${setting} | sudo tee /etc/sysctl.d/60-wirebook.conf`,
  }),
  unknown: {
    ko: 'bubblewrap을 시작할 수 없습니다. 까닭을 직접 확인하세요: bwrap --unshare-all --ro-bind / / true',
    en: 'bubblewrap could not be started. See for yourself why: bwrap --unshare-all --ro-bind / / true',
  },
} as const;
