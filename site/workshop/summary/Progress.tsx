import type { JSX } from 'preact';
import type { LabSummary, ProgressPoint } from '../../../server/api.ts';
import type { Language } from '../../language.ts';
import type { SummaryWords } from './words.ts';

interface Props {
  readonly summary: LabSummary;
  readonly said: SummaryWords;
  readonly lang: Language;
}

/** So many lines of the table say as much as the picture does. */
const mostLines = 12;

/** The checks that all have passed, over time: as a picture, and the same as a table. */
export const Progress = ({ summary, said, lang }: Props): JSX.Element | null => {
  const { progress, tried, checks, lab } = summary;
  const [first, last] = [progress[0], progress.at(-1)];
  if (!first || !last) return null;
  const all = tried * checks;
  const step = Math.ceil(progress.length / mostLines);
  const lines = progress.filter((_, index) => index === progress.length - 1 || index % step === 0);
  return (
    <figure class="progress">
      <figcaption>
        <b>{said.progress}</b> {said.progressAbout(last.passed, all)}
      </figcaption>
      <div class="plot">
        <span>{all}</span>
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label={`${lab}: ${said.progressAbout(last.passed, all)}`}
        >
          <path class="area" d={`${stairs(progress, all)} V100 H0 Z`} />
          <path class="line" d={stairs(progress, all)} />
        </svg>
        <span>0</span>
      </div>
      <p class="times">
        <time dateTime={first.at}>{shown(first.at, lang)}</time>
        <time dateTime={last.at}>{shown(last.at, lang)}</time>
      </p>
      <details>
        <summary>{said.asTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{said.time}</th>
              <th scope="col">{said.checks}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ at, passed }) => (
              <tr key={at}>
                <th scope="row">{shown(at, lang)}</th>
                <td>{passed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
};

/** A path that rises where checks were passed, in a square of 100. */
export function stairs(points: readonly ProgressPoint[], all: number): string {
  const times = points.map(({ at }) => Date.parse(at));
  const [from = 0, to = 0] = [times[0], times.at(-1)];
  const steps = points.map(({ passed }, index) => {
    const x = to > from ? (100 * ((times[index] ?? from) - from)) / (to - from) : 0;
    return `H${round(x)} V${round(100 - (100 * passed) / Math.max(1, all))}`;
  });
  return `M0 100 ${steps.join(' ')} H100`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const shown = (at: string, lang: Language): string =>
  new Intl.DateTimeFormat(lang, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(at));
