import type { JSX } from 'preact';
import { memo } from 'preact/compat';
import { useMemo, useState } from 'preact/hooks';
import type { BoardRow, Role } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { cut, pause, say } from './api.ts';
import { HowToJoin } from './HowToJoin.tsx';
import { Labs } from './Labs.tsx';
import type { Look, Room } from './live.ts';
import { Member } from './Member.tsx';
import { Say } from './Say.tsx';
import { TakeHome } from './TakeHome.tsx';
import { Totals } from './Totals.tsx';
import type { Words } from './words.ts';

interface Props {
  readonly room: Room;
  readonly said: Words;
  readonly lang: Language;
  readonly role: Role;
  /** Slugs of all labs. */ readonly labs: readonly string[];
  /** Of those, the labs whose program is the client. */ readonly clientLabs: readonly string[];
  readonly look: (at: Look | undefined) => void;
}

/** Where every member stands, who needs help first. The projector's has no names and nothing to press. */
export const Board = ({ room, said, lang, role, labs, clientLabs, look }: Props): JSX.Element => {
  const [opened, setOpened] = useState<string>();
  const rows = [...room.rows.values()].sort(
    (one, other) => Number(other.needsHelp) - Number(one.needsHelp) || byName.compare(one.name, other.name),
  );
  const touched = useSame(labs.filter((lab) => rows.some((row) => row.labs[lab])));
  const member = opened === undefined ? undefined : room.rows.get(opened);
  return (
    <div class="board">
      {room.workshop?.code !== undefined && (
        <HowToJoin
          {...{ said, lang, code: room.workshop.code, address: room.workshop.address }}
          large={role === 'projector'}
        />
      )}
      {role === 'instructor' && <Conduct room={room} said={said} />}
      {role !== 'projector' && (
        <Say label={said.say} said={said} lang={lang} send={(text) => say(null, text)} />
      )}
      {role === 'instructor' && (
        <>
          <Labs labs={labs} room={room} said={said} />
          <TakeHome labs={labs} said={said} lang={lang} />
        </>
      )}
      <Totals rows={rows} labs={touched} said={said} />
      {member && (
        <Member
          {...{ row: member, labs, clientLabs, room, said, lang, look }}
          key={member.id}
          onClose={() => setOpened(undefined)}
        />
      )}
      <div class="scroll" tabIndex={0} role="region" aria-label={said.board}>
        <table>
          <thead>
            <tr>
              <th scope="col">{said.member}</th>
              {touched.map((lab) => (
                <th scope="col" key={lab}>
                  {lab}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={row.id}
                {...{ row, labs: touched, said }}
                onOpen={role === 'projector' ? undefined : setOpened}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p>{said.nobody}</p>}
    </div>
  );
};

const byName = new Intl.Collator();

/** The list as it was before, where it says the same. */
const useSame = (list: readonly string[]): readonly string[] => useMemo(() => list, [list.join()]);

interface RowProps {
  readonly row: BoardRow;
  readonly labs: readonly string[];
  readonly said: Words;
  readonly onOpen?: ((member: string) => void) | undefined;
}

/** Two hundred of them stand there while some change: only those are drawn again. */
const Row = memo(({ row, labs, said, onOpen }: RowProps): JSX.Element => (
  <tr class={row.needsHelp ? 'help' : ''}>
    <th scope="row">
      {onOpen ? (
        <button type="button" class="name" onClick={() => onOpen(row.id)}>
          {row.name}
        </button>
      ) : (
        said.somebody
      )}{' '}
      {row.needsHelp && <span class="flag">{said.help}</span>}
      {!row.connected && <span class="away">{said.away}</span>}
    </th>
    {labs.map((lab) => {
      const state = row.labs[lab];
      return (
        <td key={lab} class={state?.state ?? ''}>
          {state && (
            <>
              {said.states[state.state]} {state.possible > 0 && `${state.earned}/${state.possible}`}
              {state.stuck && <small>{said.stuckAt(state.stuck.check, state.stuck.times)}</small>}
            </>
          )}
        </td>
      );
    })}
  </tr>
));

const Conduct = ({ room, said }: { readonly room: Room; readonly said: Words }): JSX.Element => {
  const paused = room.workshop?.paused ?? false;
  return (
    <div class="actions">
      <button type="button" aria-pressed={paused} onClick={() => void pause(!paused)}>
        {paused ? said.resume : said.pause}
      </button>
      <button type="button" onClick={() => void cut()}>
        {said.cut}
      </button>
    </div>
  );
};
