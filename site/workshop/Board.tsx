import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BoardRow } from '../../server/api.ts';
import type { Language } from '../language.ts';
import { cut, pause, sayToAll } from './api.ts';
import type { Room } from './live.ts';
import type { Words } from './words.ts';

interface Props {
  readonly room: Room;
  readonly said: Words;
  readonly lang: Language;
  readonly mayTeach: boolean;
}

/** Where every member stands, who needs help first. */
export const Board = ({ room, said, mayTeach }: Props): JSX.Element => {
  const rows = [...room.rows.values()].sort(
    (one, other) => Number(other.needsHelp) - Number(one.needsHelp) || one.name.localeCompare(other.name),
  );
  const labs = [...new Set(rows.flatMap((row) => Object.keys(row.labs)))];
  return (
    <div class="board">
      {room.workshop?.code !== undefined && (
        <p class="code">
          {said.code} <b>{room.workshop.code}</b>
        </p>
      )}
      {mayTeach && <Teaching room={room} said={said} />}
      <div class="scroll" tabIndex={0} role="region" aria-label={said.board}>
        <table>
          <thead>
            <tr>
              <th scope="col">{said.member}</th>
              {labs.map((lab) => (
                <th scope="col" key={lab}>
                  {lab}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} labs={labs} said={said} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p>{said.nobody}</p>}
    </div>
  );
};

const Row = ({ row, labs, said }: { row: BoardRow; labs: readonly string[]; said: Words }): JSX.Element => (
  <tr class={row.needsHelp ? 'help' : ''}>
    <th scope="row">
      {row.name} {row.needsHelp && <span class="flag">{said.help}</span>}
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
);

const Teaching = ({ room, said }: { room: Room; said: Words }): JSX.Element => {
  const [text, setText] = useState('');
  const id = useId();
  const paused = room.workshop?.paused ?? false;
  const say = (event: SubmitEvent): void => {
    event.preventDefault();
    void sayToAll(text).then(
      () => setText(''),
      () => undefined,
    );
  };
  return (
    <div class="actions">
      <button type="button" aria-pressed={paused} onClick={() => void pause(!paused)}>
        {paused ? said.resume : said.pause}
      </button>
      <button type="button" onClick={() => void cut()}>
        {said.cut}
      </button>
      <form onSubmit={say}>
        <label for={id}>{said.say}</label>
        <input
          id={id}
          value={text}
          required
          maxLength={2000}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button>{said.send}</button>
      </form>
    </div>
  );
};
