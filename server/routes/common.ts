import { z } from 'zod';
import type { Limits } from '../limits.ts';

/** Of an answer without a body. */
export const nothing = z.null().describe('Nothing');

/** Of an answer that is an event stream: `event` is the type of the JSON in `data`, ids count up from 1. */
export const eventStream = (event: z.ZodType) => ({
  description: 'An event stream, resumable by Last-Event-ID',
  content: { 'text/event-stream': { schema: event } },
});

/** Starting programs costs the most, so it is counted by itself, on each route that does. */
export const startsPerMinute = (limits: Limits) => ({
  max: limits.startsPerMinute,
  timeWindow: 60_000,
});
