import { inertLine } from '../../grader/render/text/inert.ts';
import { isolations, words } from '../../grader/render/words.ts';
import type { GradeEvent } from '../../grader/report.ts';
import type { PrettyOptions } from './pretty.ts';

type Started = Extract<GradeEvent, { type: 'started' }>;

/** Which lab is graded, how well the program is kept apart, and the seed of all chance. */
export function heading(event: Started, { say, paint }: PrettyOptions): string {
  const { lab, isolation, missing, seed } = event;
  const title = `${paint('bold', say(lab.title))}  ${paint('dim', `${lab.number}-${lab.slug}`)}`;
  const without = missing.length > 0 ? ` (${say(words.missingLayers)}: ${missing.join(', ')})` : '';
  const kept = paint(isolation === 'full' ? 'dim' : 'yellow', `${say(isolations[isolation])}${without}`);
  return `\n  ${title}\n  ${kept}${paint('dim', ` · ${say(words.seed)} ${inertLine(seed)}`)}\n\n`;
}
