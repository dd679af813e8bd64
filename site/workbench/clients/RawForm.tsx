import type { JSX } from 'preact';
import type { ClientAction } from '../../../server/play.ts';
import { useWorkbench } from '../context.ts';
import { Tick } from '../frame/Tick.tsx';
import { parseFrames, toBase64 } from './notation.ts';
import type { RawSession } from './raw-session.ts';
import { TextField } from './TextField.tsx';

/** What the companion's clients say: frames in notation, or a request letter by letter. Sending connects, where need be. */
export const RawForm = ({ session }: { readonly session: RawSession }): JSX.Element => {
  const { run, said } = useWorkbench();
  const url = run.url.value;
  const { kind, draft, state, pong } = session;
  const actions = kind === 'frames' ? parseFrames(draft.value) : requestBytes(draft.value);
  const notation = kind === 'frames' ? draft.value.split('\n').filter((line) => line.trim() !== '') : [];
  const wrong = 'line' in actions ? actions.line : undefined;
  const closed = state.value === 'closed';
  const send = (event: Event): void => {
    event.preventDefault();
    if (url !== undefined && !('line' in actions)) void session.send(url, actions, notation);
  };
  return (
    <>
      {kind === 'frames' && closed && (
        <div class="wb-form">
          <TextField label={said.client.path} value={session.path} />
          <Tick value={pong} label={said.client.pong} />
          <button
            type="button"
            class="wb-button"
            disabled={url === undefined}
            onClick={() => {
              if (url !== undefined) session.connect(url);
            }}
          >
            {said.client.connect}
          </button>
        </div>
      )}
      <form class="wb-form wb-raw" onSubmit={send}>
        <label class="wb-grow">
          <span class="wb-label">{kind === 'frames' ? said.client.frameLines : said.client.requestText}</span>
          <textarea
            class="wb-mono"
            rows={kind === 'frames' ? 3 : 7}
            value={draft}
            spellcheck={false}
            autocapitalize="off"
            aria-invalid={wrong !== undefined}
            onInput={({ currentTarget }) => {
              draft.value = currentTarget.value;
            }}
          />
        </label>
        <button class="wb-button" disabled={url === undefined || wrong !== undefined || draft.value === ''}>
          {said.client.send}
        </button>
        {!closed && (
          <button type="button" class="wb-button" onClick={() => session.disconnect()}>
            {said.client.disconnect}
          </button>
        )}
        {wrong !== undefined && <p class="wb-hint wb-wrong">{said.client.frameProblem(wrong)}</p>}
      </form>
    </>
  );
};

/** Lines end as HTTP wants them (RFC 9112 section 2.2). */
const requestBytes = (text: string): readonly ClientAction[] => [
  { do: 'bytes', base64: toBase64(new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'))) },
];
