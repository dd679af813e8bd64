import { z } from 'zod';
import {
  type Board,
  type Grades,
  labAccess,
  type Message,
  type Person,
  roles,
  type Summary,
  type Ticket,
  type WorkshopView,
} from '../workshop/api.ts';

/* The answers of ../workshop/api.ts as schemas, for the OpenAPI document and for tests. */

const role = z.enum(roles);
const time = z.iso.datetime();

export const person = z
  .strictObject({ id: z.string(), name: z.string(), role })
  .meta({ id: 'Person' }) satisfies z.ZodType<Person>;

export const workshopView = z
  .strictObject({
    title: z.string(),
    keepDays: z.number().int(),
    paused: z.boolean(),
    you: person.nullable(),
    staff: z.array(z.strictObject({ name: z.string(), role })).readonly(),
    labs: z.record(z.string(), labAccess),
    code: z.string().exactOptional(),
    address: z.string().exactOptional(),
  })
  .meta({ id: 'Workshop' }) satisfies z.ZodType<WorkshopView>;

const names = z.array(z.string()).readonly();

export const grades = z
  .strictObject({ text: z.string(), unmatched: names, undecided: names, without: names })
  .meta({ id: 'Grades' }) satisfies z.ZodType<Grades>;

export const ticket = z
  .strictObject({ ticket: z.string(), expiresInMs: z.number().int() })
  .meta({ id: 'Ticket' }) satisfies z.ZodType<Ticket>;

export const message = z
  .strictObject({
    id: z.number().int(),
    from: z.string(),
    to: z.string().nullable(),
    text: z.string(),
    at: time,
  })
  .meta({ id: 'Message' }) satisfies z.ZodType<Message>;

const labState = z.strictObject({
  state: z.enum(['editing', 'running', 'checking', 'failing', 'passed']),
  attempts: z.number().int(),
  earned: z.number(),
  possible: z.number(),
  failing: z.array(z.string()).readonly(),
  stuck: z.strictObject({ check: z.string(), since: time, times: z.number().int() }).nullable(),
  savedAt: time.nullable(),
});

export const board = z
  .strictObject({
    rows: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          connected: z.boolean(),
          handRaisedAt: time.nullable(),
          needsHelp: z.boolean(),
          labs: z.record(z.string(), labState),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Board' }) satisfies z.ZodType<Board>;

const hardCheck = z.strictObject({
  check: z.string(),
  tried: z.number().int(),
  failed: z.number().int(),
  passed: z.number().int(),
  attempts: z.number().int().nullable(),
});

const labSummary = z.strictObject({
  lab: z.string(),
  tried: z.number().int(),
  passed: z.number().int(),
  checks: z.number().int(),
  progress: z.array(z.strictObject({ at: time, passed: z.number().int() })).readonly(),
  hard: z.array(hardCheck).readonly(),
});

export const summary = z
  .strictObject({
    title: z.string(),
    beganAt: time,
    members: z
      .array(z.strictObject({ id: z.string(), name: z.string(), labs: z.record(z.string(), labState) }))
      .readonly(),
    labs: z.array(labSummary).readonly(),
  })
  .meta({ id: 'Summary' }) satisfies z.ZodType<Summary>;
