import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';

/** So many are all in sight, however little room there is. */
const few = 6;

/** The clients by name, with their states, and one more of each kind that the lab has a use for. */
export const SessionList = (): JSX.Element => {
  const { clients, said } = useWorkbench();
  const sessions = clients.sessions.value;
  const kinds = clients.panel.clients.map(({ kind }) => kind);
  const list = useRef<HTMLUListElement>(null);
  // Whoever adds many keeps the newest, and the button for one more, in sight.
  useEffect(() => list.current?.scrollTo({ top: list.current.scrollHeight }), [sessions.length]);
  return (
    <ul
      ref={list}
      class={sessions.length > few ? 'wb-sessions many' : 'wb-sessions'}
      aria-label={said.client.list}
    >
      {sessions.map((session) => {
        const state = session.frozen.value ? 'frozen' : session.state.value;
        return (
          <li key={session.number}>
            <button
              type="button"
              class={`wb-session c${((session.number - 1) % 6) + 1}`}
              aria-pressed={session.number === clients.selected.value}
              onClick={() => {
                clients.selected.value = session.number;
              }}
            >
              <span class={`wb-light ${state}`} aria-hidden="true" />
              {session.label}
              {session.kind !== kinds[0] && (
                <span class="wb-faint">{said.client.clientKinds[session.kind]}</span>
              )}
              <span class="visually-hidden">, {said.client.state[state]}</span>
            </button>
            {sessions.length > 1 && (
              <button
                type="button"
                class="wb-remove"
                aria-label={said.client.remove(session.label)}
                onClick={() => clients.remove(session)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        );
      })}
      {kinds.map((kind) => (
        <li key={kind}>
          <button
            type="button"
            class={kinds.length > 1 ? 'wb-add wide' : 'wb-add'}
            aria-label={
              kinds.length > 1 ? said.client.addKind(said.client.clientKinds[kind]) : said.client.add
            }
            onClick={() => clients.add(kind)}
          >
            <Icon name="plus" />
            {kinds.length > 1 && said.client.clientKinds[kind]}
          </button>
        </li>
      ))}
    </ul>
  );
};
