import type { JSX } from 'preact';
import { useWorkbench } from '../context.ts';
import { Icon } from '../frame/Icon.tsx';

/** The clients by number, with their states, and one more. */
export const SessionList = (): JSX.Element => {
  const { clients, said } = useWorkbench();
  const sessions = clients.sessions.value;
  return (
    <ul class="wb-sessions" aria-label={said.client.list}>
      {sessions.map((session) => {
        const state = session.state.value;
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
              {said.client.name(session.number)}
              <span class="visually-hidden">, {said.client.state[state]}</span>
            </button>
            {sessions.length > 1 && (
              <button
                type="button"
                class="wb-remove"
                aria-label={said.client.remove(session.number)}
                onClick={() => clients.remove(session)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        );
      })}
      <li>
        <button type="button" class="wb-add" aria-label={said.client.add} onClick={() => clients.add()}>
          <Icon name="plus" />
        </button>
      </li>
    </ul>
  );
};
