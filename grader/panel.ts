import { z } from 'zod';

const localized = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });

/** `/ws?name={name}`: what stands in braces is the client's name or a field of the panel. */
const template = z.string();

const method = z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']);

const action = z.discriminatedUnion('do', [
  /** Sends a text message with the chosen client. */
  z.strictObject({ do: z.literal('send'), label: localized, text: template }),
  /** Puts a text into the composer of the chosen client, to be read, changed and sent: a request, or frames in notation. */
  z.strictObject({ do: z.literal('compose'), label: localized, text: template }),
  /** Asks over HTTP. Of an answer in JSON, `keep` takes members over into fields: `{ ticket: 'ticket' }`. */
  z.strictObject({
    do: z.literal('request'),
    label: localized,
    method: method.default('GET'),
    path: template,
    headers: z.record(z.string(), template).default({}),
    body: template.exactOptional(),
    keep: z.record(z.string(), z.string()).default({}),
  }),
]);

/** What `labs/NN-slug/panel.ts` declares: how the workbench's clients fit the lab. Without one there is the default. */
export const labPanel = z.strictObject({
  /**
   * The kinds of client that the panel offers, the first of them from the start. `websocket` and `events` are the
   * browser's own; `frames` and `bytes` are the companion's, which can send what no browser does.
   */
  clients: z
    .array(
      z.strictObject({
        kind: z.enum(['websocket', 'events', 'frames', 'bytes']),
        /** Where it connects. Of no meaning for bytes. */ path: template.default('/ws'),
      }),
    )
    .min(1)
    .default([{ kind: 'websocket', path: '/ws' }]),
  /** What clients are called, in the order that they come. Who comes after them has a number. */
  names: z.array(z.string().regex(/^[a-z]{1,12}$/)).default([]),
  /** How many clients stand there at first. */
  ready: z.number().int().min(1).max(4).default(1),
  /** What actions are made with. */
  fields: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
        label: localized,
        value: z.string().default(''),
      }),
    )
    .default([]),
  /** Buttons. */ actions: z.array(action).default([]),
  /** What the field for a GET holds at first. */ get: z.string().default('/stats'),
  /** Values of the lab's variables that a person can watch, where the defaults take too long. */
  variables: z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), z.string()).default({}),
});

export type LabPanel = z.output<typeof labPanel>;
export type PanelAction = z.output<typeof action>;
export type ClientKind = LabPanel['clients'][number]['kind'];

/** Gives a panel its type where it is written: `export default panel({ ... })`. */
export const panel = (declared: z.input<typeof labPanel>): z.input<typeof labPanel> => declared;
