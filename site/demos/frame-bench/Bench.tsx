import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { type Draft, fromHex, hex, joined, partsOf } from './frame.ts';
import { createSession, type Session, type Snapshot, unused } from './session.ts';
import { Seen } from './Seen.tsx';
import { type Words, words } from './words.ts';

const opcodes = Array.from({ length: 16 }, (_, opcode) => opcode);
const encoder = new TextEncoder();
const first: Draft = {
  fin: true,
  rsv: [false, false, false],
  opcode: 1,
  masked: true,
  payload: encoder.encode('Hello'),
  mask: Uint8Array.of(0x37, 0xfa, 0x21, 0x3d),
};

/** Builds a frame bit by bit, sends it over a real connection and takes apart what comes back. */
export default function Bench({ lang }: { lang: Language }): JSX.Element {
  const said = words[lang];
  const [draft, setDraft] = useState(first);
  const [wrong, setWrong] = useState(false);
  const [snapshot, setSnapshot] = useState<Snapshot>(unused);
  const [ready, setReady] = useState(false);
  const session = useRef<Session>(null);
  useEffect(() => {
    const created = createSession(setSnapshot);
    session.current = created;
    setReady(true);
    addEventListener('pagehide', created.dispose);
    return () => {
      removeEventListener('pagehide', created.dispose);
      created.dispose();
    };
  }, []);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void session.current?.send(joined(partsOf(draft)));
    // Every frame has a mask of its own.
    setDraft({ ...draft, mask: crypto.getRandomValues(new Uint8Array(4)) });
  };
  const write = (payload: Uint8Array | undefined): void => {
    setWrong(payload === undefined);
    if (payload) setDraft({ ...draft, payload });
  };
  const busy = !ready || wrong || snapshot.companion === 'starting';
  return (
    <form class="bench" onSubmit={send}>
      <Bits draft={draft} said={said} change={setDraft} />
      <Payload said={said} wrong={wrong} change={write} />
      <Bytes draft={draft} said={said} />
      <div class="actions">
        <button class="primary" disabled={busy}>
          {said.send}
        </button>
        <button type="button" disabled={!ready} onClick={() => session.current?.restart()}>
          {said.restart}
        </button>
      </div>
      <p class="status" role="status">
        {statusOf(snapshot, said, lang)}
      </p>
      <Seen wire={snapshot.wire} said={said} />
    </form>
  );
}

const statusOf = ({ companion, refusal, open }: Snapshot, said: Words, lang: Language): string => {
  if (companion === 'unused') return said.nothing;
  if (companion === 'starting') return said.starting;
  if (companion === 'unreachable') return said.unreachable;
  if (companion === 'refused' && refusal) return refusal[lang];
  return open ? said.ready : said.closed;
};

interface BitsProps {
  readonly draft: Draft;
  readonly said: Words;
  readonly change: (draft: Draft) => void;
}

const Bits = ({ draft, said, change }: BitsProps): JSX.Element => {
  const toggleRsv = (index: number): void => {
    const [one, two, three] = draft.rsv.map((set, at) => (at === index ? !set : set));
    change({ ...draft, rsv: [one ?? false, two ?? false, three ?? false] });
  };
  return (
    <fieldset class="bits">
      <legend>{said.bits}</legend>
      <Bit name="FIN" set={draft.fin} toggle={() => change({ ...draft, fin: !draft.fin })} />
      {draft.rsv.map((set, index) => (
        <Bit key={index} name={`RSV${index + 1}`} set={set} toggle={() => toggleRsv(index)} />
      ))}
      <label class="opcode">
        {said.opcode}
        <select
          value={draft.opcode}
          onChange={({ currentTarget }) => change({ ...draft, opcode: Number(currentTarget.value) })}
        >
          {opcodes.map((opcode) => (
            <option key={opcode} value={opcode}>
              {opcode} {said.opcodes[opcode] ?? said.reserved}
            </option>
          ))}
        </select>
      </label>
      <Bit name="MASK" set={draft.masked} toggle={() => change({ ...draft, masked: !draft.masked })} />
    </fieldset>
  );
};

interface BitProps {
  readonly name: string;
  readonly set: boolean;
  readonly toggle: () => void;
}

const Bit = ({ name, set, toggle }: BitProps): JSX.Element => (
  <label class="bit">
    <input type="checkbox" checked={set} onChange={toggle} /> {name}
    <span aria-hidden="true">{set ? 1 : 0}</span>
  </label>
);

interface PayloadProps {
  readonly said: Words;
  readonly wrong: boolean;
  /** Undefined where what is written is no hex. */ readonly change: (
    payload: Uint8Array | undefined,
  ) => void;
}

const Payload = ({ said, wrong, change }: PayloadProps): JSX.Element => {
  const [text, setText] = useState('Hello');
  const [inHex, setInHex] = useState(false);
  const read = (written: string, asHex: boolean): void => {
    setText(written);
    setInHex(asHex);
    change(asHex ? fromHex(written) : encoder.encode(written));
  };
  return (
    <div class="compose">
      <label>
        {said.payload}
        <input
          value={text}
          maxLength={2000}
          aria-invalid={wrong}
          onInput={({ currentTarget }) => read(currentTarget.value, inHex)}
        />
      </label>
      <select
        aria-label={said.payload}
        value={inHex ? 'hex' : 'text'}
        onChange={({ currentTarget }) => read(text, currentTarget.value === 'hex')}
      >
        <option value="text">{said.asText}</option>
        <option value="hex">{said.asHex}</option>
      </select>
      {wrong && <p role="alert">{said.badHex}</p>}
    </div>
  );
};

const partNames = ['head', 'length', 'mask', 'payload'] as const;

const Bytes = ({ draft, said }: { readonly draft: Draft; readonly said: Words }): JSX.Element => {
  const parts = partsOf(draft);
  return (
    <dl class="bytes" aria-label={said.bytes}>
      {partNames
        .filter((name) => parts[name].length > 0)
        .map((name) => (
          <div key={name} class={name}>
            <dt>{said.parts[name]}</dt>
            <dd>{hex(parts[name].subarray(0, 32)) + (parts[name].length > 32 ? ' …' : '')}</dd>
          </div>
        ))}
    </dl>
  );
};
