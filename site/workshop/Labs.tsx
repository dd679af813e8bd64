import type { JSX } from 'preact';
import type { LabAccess } from '../../server/api.ts';
import { setLab } from './api.ts';
import type { Room } from './live.ts';
import type { Words } from './words.ts';

/** As the companion has it where nothing was decided. */
const undecided: LabAccess = { open: true, hints: true, solution: false };
const switches = ['open', 'hints', 'solution'] as const;

/** Opens and closes labs, their hints and their references, for everybody. */
export const Labs = ({
  labs,
  room,
  said,
}: {
  labs: readonly string[];
  room: Room;
  said: Words;
}): JSX.Element => (
  <details class="labs">
    <summary>{said.labs}</summary>
    <ul>
      {labs.map((lab) => {
        const access = room.workshop?.labs[lab] ?? undecided;
        return (
          <li key={lab}>
            <b>{lab}</b>
            {switches.map((name) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={access[name]}
                  onChange={({ currentTarget }) =>
                    void setLab(lab, { ...access, [name]: currentTarget.checked })
                  }
                />
                {said.access[name]}
              </label>
            ))}
          </li>
        );
      })}
    </ul>
  </details>
);
