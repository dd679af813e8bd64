import type { Isolation, Localized } from '../report.ts';
import { namespacesAdvice } from './advice.ts';
import { examine } from './examine.ts';
import { writeInside } from './inside.ts';
import { type LayerName, layerNames } from './layers.ts';
import { type Machine, thisMachine } from './machine.ts';
import { discard } from './pool.ts';

/** One layer of the box on this machine. */
export interface Layer {
  readonly name: LayerName;
  readonly ok: boolean;
  /** What the layer does, or what it means that it is missing. */
  readonly detail: Localized;
  /** What to do, with the exact command; where the layer is there, that there is nothing to do. */
  readonly advice: Localized;
  /** What was seen where it is missing; technical, in English. */
  readonly seen?: string;
}

export interface Inspection {
  readonly isolation: Isolation;
  readonly layers: readonly Layer[];
}

/** Makes a box, looks how well it holds, and removes it. Takes some 200 ms. */
export async function inspect(): Promise<Inspection> {
  const inside = await writeInside();
  try {
    const { first, isolation, missing } = await examine(inside);
    await discard(first);
    return { isolation, layers: layerNames.map((name) => describe(name, missing.get(name))) };
  } finally {
    inside.remove();
  }
}

/** The layers called so, as missing ones: for `Boxes.missing`. Unknown names are left out. */
export function explainMissing(names: readonly string[], machine = thisMachine()): readonly Layer[] {
  const known = layerNames.filter((name) => names.includes(name));
  return known.map((name) => ({
    name,
    ok: false,
    detail: texts[name].missing,
    advice: texts[name].advice(machine),
  }));
}

function describe(name: LayerName, seen: string | undefined): Layer {
  if (seen === undefined) return { name, ok: true, detail: texts[name].holds, advice: nothingToDo };
  const [layer] = explainMissing([name]);
  return { name, ok: false, detail: texts[name].missing, advice: nothingToDo, ...layer, seen };
}

const nothingToDo: Localized = { ko: '할 일이 없습니다.', en: 'Nothing to do.' };

interface LayerTexts {
  readonly holds: Localized;
  readonly missing: Localized;
  readonly advice: (machine: Machine) => Localized;
}

/** Comes with the namespaces: only bubblewrap can put these on a program. */
const withNamespaces = (): Localized => ({
  ko: 'namespaces 층을 갖추면 함께 갖춰집니다.',
  en: 'It comes with the namespaces layer.',
});

const texts: Readonly<Record<LayerName, LayerTexts>> = {
  namespaces: {
    holds: {
      ko: '프로그램은 자기만의 파일, 프로세스, 사용자만 보며 네트워크가 없습니다(bubblewrap).',
      en: 'A program sees files, processes and users of its own and has no network (bubblewrap).',
    },
    missing: {
      ko: '프로그램이 이 컴퓨터의 네트워크를 쓸 수 있고, Node의 권한 모델만이 파일을 지킵니다.',
      en: 'Programs can use the network of this machine, and only Node’s permission model guards its files.',
    },
    advice: namespacesAdvice,
  },
  seccomp: {
    holds: {
      ko: '서버에 필요 없는 시스템 콜은 커널이 거절합니다.',
      en: 'The kernel refuses system calls that no server needs.',
    },
    missing: {
      ko: '프로그램이 모든 시스템 콜을 쓸 수 있습니다. 커널의 결함이 곧 탈출구가 됩니다.',
      en: 'Programs may use every system call: a hole in the kernel is a way out.',
    },
    advice: (machine) =>
      machine.seccomp
        ? withNamespaces()
        : {
            ko: `이 프로세서(${machine.arch})용 필터가 없습니다. x86-64나 arm64 컴퓨터에서 실행하세요.`,
            en: `There is no filter for this processor (${machine.arch}). Use an x86-64 or arm64 machine.`,
          },
  },
  limits: {
    holds: {
      ko: '메모리, 스레드, 열린 파일, 파일 크기를 커널이 제한합니다.',
      en: 'The kernel limits memory, threads, open files and file sizes.',
    },
    missing: {
      ko: '커널이 메모리와 파일을 제한하지 않습니다. 프로그램이 컴퓨터를 느리게 만들 수 있습니다.',
      en: 'The kernel limits neither memory nor files: a program can slow this machine down.',
    },
    advice: withNamespaces,
  },
  user: {
    holds: {
      ko: '프로그램은 root가 아닌 사용자로 실행됩니다.',
      en: 'Programs run as a user that is not root.',
    },
    missing: {
      ko: '프로그램이 root로 실행됩니다.',
      en: 'Programs run as root.',
    },
    advice: () => ({
      ko: 'Wirebook을 root가 아닌 사용자로 시작하세요.',
      en: 'Start Wirebook as a user other than root.',
    }),
  },
  permissions: {
    holds: {
      ko: 'Node의 권한 모델이 파일, 프로세스, 워커, 애드온을 한 번 더 막습니다.',
      en: 'Node’s permission model guards files, processes, workers and addons a second time.',
    },
    missing: {
      ko: '이 Node에는 완전한 권한 모델이 없습니다.',
      en: 'This Node has no complete permission model.',
    },
    advice: () => ({
      ko: '프로젝트에 들어 있는 Node로 실행하세요: npm ci 다음에 npx wirebook을 쓰면 됩니다.',
      en: 'Use the Node that comes with the project: npm ci, then npx wirebook.',
    }),
  },
  watchdogs: {
    holds: {
      ko: '실행되는 동안 메모리, 프로세서 시간, 파일 수를 계속 지켜봅니다.',
      en: 'Memory, processor time and files are watched while a program runs.',
    },
    missing: {
      ko: '실행 중인 프로그램의 메모리와 프로세서 시간을 볼 수 없습니다.',
      en: 'The memory and processor time of a running program cannot be seen.',
    },
    advice: () => ({
      ko: '/proc가 있는 Linux에서 실행하세요.',
      en: 'Use Linux with /proc mounted.',
    }),
  },
};
