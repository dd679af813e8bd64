import type { JSX } from 'preact';
import type { HardCheck } from '../../../server/api.ts';
import { Bar } from './Bar.tsx';
import type { SummaryWords } from './words.ts';

/** The rest was hard for few. */
const most = 8;

/** The checks that most failed, and how long it took those who passed them. */
export const Hardest = ({
  hard,
  said,
}: {
  readonly hard: readonly HardCheck[];
  readonly said: SummaryWords;
}): JSX.Element =>
  hard.length === 0 ? (
    <p>{said.noneHard}</p>
  ) : (
    <table>
      <caption>{said.hardest}</caption>
      <thead>
        <tr>
          <th scope="col">{said.check}</th>
          <th scope="col">{said.failedBy}</th>
          <th scope="col">{said.until}</th>
        </tr>
      </thead>
      <tbody>
        {hard.slice(0, most).map(({ check, tried, failed, attempts }) => (
          <tr key={check}>
            <th scope="row">
              <code>{check}</code>
            </th>
            <td>
              <Bar part={failed} whole={tried} />
              {said.share(failed, tried)}
            </td>
            <td>{attempts === null ? said.never : said.times(attempts)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
