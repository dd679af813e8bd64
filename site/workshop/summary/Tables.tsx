import type { JSX } from 'preact';
import type { Summary } from '../../../server/api.ts';
import { Bar } from './Bar.tsx';
import type { SummaryWords } from './words.ts';

interface Props {
  readonly summary: Summary;
  /** Titles by slug. */ readonly titles: Readonly<Record<string, string>>;
  readonly said: SummaryWords;
}

/** How many have passed each lab. */
export const LabsPassed = ({ summary: { labs, members }, titles, said }: Props): JSX.Element => (
  <table>
    <caption>{said.labs}</caption>
    <thead>
      <tr>
        <th scope="col">{said.lab}</th>
        <th scope="col">{said.passed}</th>
        <th scope="col">{said.tried}</th>
      </tr>
    </thead>
    <tbody>
      {labs.map(({ lab, passed, tried }) => (
        <tr key={lab}>
          <th scope="row">{titles[lab] ?? lab}</th>
          <td>
            <Bar part={passed} whole={members.length} />
            {said.share(passed, members.length)}
          </td>
          <td>{tried}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Everybody's points, by name. */
export const MemberPoints = ({ summary: { labs, members }, titles, said }: Props): JSX.Element => (
  <div class="scroll" tabIndex={0} role="region" aria-label={said.members}>
    <table>
      <caption>{said.members}</caption>
      <thead>
        <tr>
          <th scope="col">{said.member}</th>
          {labs.map(({ lab }) => (
            <th scope="col" key={lab}>
              {titles[lab] ?? lab}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, name, labs: own }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {labs.map(({ lab }) => {
              const state = own[lab];
              return (
                <td key={lab}>{state && state.attempts > 0 ? `${state.earned}/${state.possible}` : '–'}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
