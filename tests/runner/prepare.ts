import type { Localized } from '../../grader/report.ts';
import { canInstall, install, isDebian } from './debian.ts';
import type { Need } from './needs.ts';
import { say } from './say.ts';

/** Installs what is missing where that is possible; what is still missing afterwards is named, and returned. */
export async function prepare(needs: readonly Need[]): Promise<readonly Need[]> {
  const missing = await absent(needs);
  if (missing.length === 0) return missing;
  if (await canInstall()) await installAll(missing);
  const left = await absent(missing);
  const command = (await isDebian()) ? 'sudo apt-get install' : undefined;
  for (const need of left) say(missingText(need, command));
  return left;
}

async function absent(needs: readonly Need[]): Promise<readonly Need[]> {
  const present = await Promise.all(needs.map((need) => need.present()));
  return needs.filter((_, index) => !present[index]);
}

async function installAll(missing: readonly Need[]): Promise<void> {
  const packages = missing.flatMap((need) => need.packages);
  const list = packages.join(' ');
  say({ ko: `설치합니다: ${list}`, en: `Installing ${list}` });
  const complaint = await install(packages);
  if (complaint !== undefined)
    say({ ko: `apt가 설치하지 못했습니다.\n${complaint}`, en: `apt could not install them.\n${complaint}` });
}

function missingText({ name, packages, without }: Need, command: string | undefined): Localized {
  const how = command ? `${command} ${packages.join(' ')}` : undefined;
  return {
    ko: `${name}: 없습니다. 그래서 실행되지 않는 것: ${without.ko}. ${how ? `설치: ${how}` : '직접 설치하세요.'}`,
    en: `${name} is missing, so these do not run: ${without.en}. ${how ? `Install it: ${how}` : 'Install it yourself.'}`,
  };
}
