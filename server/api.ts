import { z } from 'zod';
import type { GradeEvent, Isolation, Localized, ProblemReport, Report, WireEvent } from '../grader/report.ts';

/**
 * The companion's HTTP API: the shape of every request and answer. The routes validate with these schemas and
 * the OpenAPI document (`GET /api/openapi.json`) is generated from them; the site imports the types alone.
 *
 *   GET    /api/status                            -> Status
 *   GET    /api/openapi.json                      -> this API as an OpenAPI 3.1 document
 *   GET    /api/labs/:slug/solution               -> SavedSolution (the starter where nothing was saved: revision 0)
 *   PUT    /api/labs/:slug/solution               SaveSolution -> SavedSolution, or 409 with Conflict
 *   DELETE /api/labs/:slug/solution               -> SavedSolution (the starter again)
 *   GET    /api/labs/:slug/gradings/latest        -> Report, or 204 when there is none
 *   GET    /api/labs/:slug/gradings/current       -> Started, the grading under way, or 204: to go on after a reload
 *   POST   /api/labs/:slug/gradings               StartGrading -> 202 Started
 *   GET    /api/gradings/:id/events               event stream of GradingEvent; resumable by Last-Event-ID
 *   DELETE /api/gradings/:id                      -> 204; the grading ends
 *   GET    /api/labs/:slug/attempts               -> History: what was tried, and whether the reference is open
 *   POST   /api/labs/:slug/attempts               Solution -> 201 Attempt: kept without being checked
 *   GET    /api/labs/:slug/attempts/:number       -> Attempt
 *   GET    /api/labs/:slug/reference              -> Solution, or 403
 *   GET    /api/labs/:slug/hints                  ?language -> Hints, or 403
 *   GET    /api/labs/:slug/followed              -> Started, the file that is followed as its solution, or 204
 *   GET    /api/followed/:id/events               event stream of FollowedEvent; its newest state first
 *   GET    /api/progress                          -> Progress
 *   PUT    /api/progress                          Progress -> Progress, with both merged
 *   POST   /api/labs/:slug/runs                   StartRun -> 201 Started (an earlier run of the same lab ends)
 *   GET    /api/labs/:slug/runs/current           -> Started, the run that is alive, or 204: to go on after a reload
 *   POST   /api/demos/runs                        StartDemo -> 201 Started: a program of the lessons' demos
 *   GET    /api/runs/:id/events                   event stream of RunEvent; resumable by Last-Event-ID
 *   DELETE /api/runs/:id                          -> 204; the program is stopped
 *   GET    /api/runs/:id/clients                  -> { clients: RunClient[] }: the companion's own clients
 *   POST   /api/runs/:id/clients                  OpenClient -> 201 RunClient
 *   POST   /api/runs/:id/clients/:client          ClientAction -> 204
 *   POST   /api/runs/:id/connections/:number      ConnectionAction -> 204
 *   GET    /api/runs/:id/server                   -> Host: the server that the program of a client lab talks to
 *   POST   /api/runs/:id/server                   HostAction -> Host
 *   GET    /api/runs/:id/faults                   -> Faults of the network between clients and program
 *   PUT    /api/runs/:id/faults                   SetFaults -> Faults
 *   POST   /api/runs/:id/signal                   Signal -> 204
 *   POST   /api/runs/:id/restart                  Restart -> 204; its events go on
 *   GET    /api/workshop                          -> WorkshopView; 204 where there is none
 *   POST   /api/workshop                          {title, key} -> 202; the companion begins anew as a workshop
 *   POST   /api/workshop/members                  {code, name} -> 201 Person, and a session cookie
 *   POST   /api/workshop/staff                    {key, name?} -> 201 Person, and a session cookie
 *   DELETE /api/workshop/session                  -> 204; signed out
 *   POST   /api/workshop/tickets                  -> 201 Ticket, for the WebSocket /api/workshop/live?ticket=…&since=…
 *   PUT    /api/workshop/hand                     {raised} -> 204; one's own
 *   GET    /api/workshop/messages                 ?after -> Message[]
 *   POST   /api/workshop/messages                 {to, text} -> 201 Message
 *   PUT    /api/workshop/members/:id/hand         {raised} -> 204
 *   PUT    /api/workshop/labs/:slug               LabAccess -> LabAccess
 *   PUT    /api/workshop/pause                    {paused} -> 204
 *   POST   /api/workshop/cut                      -> 204; every connection to every program is cut
 *   GET    /api/workshop/board                    -> Board
 *   GET    /api/workshop/summary                  -> Summary
 *   GET    /api/workshop/members/:id/labs/:slug/solution -> SavedSolution
 *   GET    /api/workshop/members/:id/labs/:slug/report   -> Report, or 204
 *   GET    /api/workshop/grades                   -> CSV: everybody's points in all labs
 *   POST   /api/workshop/labs/:slug/grades        {gradebook, roster?, language?} -> Grades of everybody's best report
 *   GET    /api/workshop/reports                  -> JSON: {title, members: [{id, name, reports: Report[]}]}
 *   GET    /api/workshop/archive                  -> ZIP: every member's code
 *   GET    /api/workshop/backup                   -> SQLite: all that is on disk
 *   GET    /api/runs/:id/shared                   -> Sharing; for its owner, and for classmates while it is shared
 *   PUT    /api/runs/:id/shared                   {shared} -> Sharing; classmates may talk to the program, or no longer
 *   *      /runs/:id/*                            the program itself: HTTP, SSE and WebSocket
 *   *      /runs/:id~:name/*                      the same; the connection has that name in wire events
 *
 * Attempts and the reference have their shapes in server/history/api.ts.
 * What can be done to a run (clients, connections, faults) has its shapes in server/play.ts, the server that is played in
 * server/host.ts.
 * Every error answer is a Fault with the code and the sentences of docs/errors.md.
 * In event streams the SSE field `event` is the `type` of the JSON in `data`, and ids count up from 1.
 */
export const solutionFile = z.strictObject({
  path: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+)*$/)
    .max(100),
  text: z.string().max(256 * 1024),
});

export const solution = z.strictObject({ files: z.array(solutionFile).min(1).max(20) });

export const startGrading = z.strictObject({
  ...solution.shape,
  /**
   * Tries one check again with the chance of an earlier grading, its wire told live. It counts for nothing: no report, no
   * attempt and no points are kept.
   */
  replay: z
    .strictObject({ check: z.string().regex(/^[a-z0-9-]{1,100}$/), seed: z.string().max(64) })
    .exactOptional(),
});

export const saveSolution = z.strictObject({
  ...solution.shape,
  /** The revision that the change was made on; 0 at first. */
  revision: z.number().int().nonnegative(),
});

/** Of a program's environment. Not what its box itself decides on. */
const variableName = z
  .string()
  .regex(/^(?!(PORT|PATH|HOME|LD_.*|NODE_.*|WIREBOOK_.*)$)[A-Z][A-Z0-9_]{0,39}$/);
const variableValue = z.string().regex(/^[\x20-\x7e]{0,500}$/);

export const variables = z
  .record(variableName, variableValue)
  .refine((given) => Object.keys(given).length <= 16, 'At most 16 variables');

export const startRun = z.strictObject({
  ...solution.shape,
  /** Other values than the lab's defaults. */ variables: variables.exactOptional(),
});

export const startDemo = z.strictObject({
  /** `echo` (a lab's reference), `echo/wrong/one-listener` (another file of a lab), `samples/lifecycle/echo`. */
  program: z.string().max(200),
  /** Other values than the lab's defaults. */ variables: variables.exactOptional(),
});

/** `read/lifecycle`, `answer/lifecycle/who-sent-1006`, `lab/echo`, `place`: what is known of a learner's way. */
const progressName = z.string().regex(/^(?:read|answer|lab|place)(?:\/[a-z0-9-]{1,60}){0,2}$/);
const progressEntry = z.strictObject({
  value: z.string().max(100),
  /** ISO 8601 in UTC, to the millisecond. Of two values the later one holds. */
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
});

export const progress = z
  .strictObject({
    entries: z
      .record(progressName, progressEntry)
      .refine((given) => Object.keys(given).length <= 2_000, 'At most 2000 entries'),
  })
  .meta({ id: 'Progress' });

export type Progress = z.output<typeof progress>;
export type SolutionFile = z.output<typeof solutionFile>;
export type Solution = z.output<typeof solution>;
export type StartGrading = z.output<typeof startGrading>;
export type Replay = NonNullable<StartGrading['replay']>;
export type SaveSolution = z.output<typeof saveSolution>;
export type StartRun = z.output<typeof startRun>;
export type StartDemo = z.output<typeof startDemo>;

export const shareRun = z.strictObject({ shared: z.boolean() });

/** Whether and to whom a run is shared. */
export interface Sharing {
  readonly shared: boolean;
  /** Slug of the lab that it solves. */ readonly lab: string;
  /** Name of whoever runs it. */ readonly owner: string;
  /** Who is in; told to the owner alone. */ readonly guests?: readonly Guest[];
}

export interface Guest {
  readonly name: string;
  /** That are open. */ readonly connections: number;
}

export interface SavedSolution extends Solution {
  readonly revision: number;
  /** ISO 8601; null for the starter. */ readonly savedAt: string | null;
}

/** Another tab or device saved first; nothing was overwritten. */
export interface Conflict extends Fault {
  readonly current: SavedSolution;
}

export interface Started {
  readonly id: string;
  /** Path of its event stream. */ readonly events: string;
  /** Of a run: the path under which the program answers, ending in `/`. */ readonly url?: string;
}

export interface Status {
  readonly wirebook: string;
  readonly isolation: Isolation;
  /** The layers that are missing, with what that means and how to get them. */
  readonly missing: readonly { readonly name: string; readonly advice: Localized }[];
}

export interface Fault {
  readonly error: ProblemReport;
}

/** Stands where events were dropped because the stream's buffer was full; its id is that of the last one dropped. */
export interface SkippedEvent {
  readonly type: 'skipped';
  readonly events: number;
}

export type GradingEvent =
  | GradeEvent
  | SkippedEvent
  /** Waiting for a free core; `ahead` gradings go first. */
  | { readonly type: 'queued'; readonly ahead: number }
  /** Of a replay: seen on the wire just now. */
  | { readonly type: 'wire'; readonly check: string; readonly event: WireEvent }
  /** The grading ended without a report: ours, or cancelled. */
  | { readonly type: 'stopped'; readonly problem: ProblemReport };

export type RunEvent =
  | SkippedEvent
  | { readonly type: 'starting' }
  | { readonly type: 'listening'; readonly url: string; readonly isolation: Isolation }
  | {
      readonly type: 'output';
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
      readonly at: number;
    }
  /** The program has printed more than is passed on: `[...]` stands in the output; so many bytes were left out up to now. */
  | { readonly type: 'left-out'; readonly bytes: number }
  | { readonly type: 'wire'; readonly event: WireEvent }
  /** The program has ended, and is started again under the same address: `listening` or `exited` follows. */
  | { readonly type: 'restarting'; readonly code: number | null; readonly signal: string | null }
  | {
      readonly type: 'exited';
      readonly code: number | null;
      readonly signal: string | null;
      /** Why, in words; where it ended by a fault of the solution. */ readonly problem?: ProblemReport;
    };

/** A file that is written elsewhere, as it stands on disk. */
export type FollowedEvent =
  | SkippedEvent
  | {
      readonly type: 'file';
      /** Without its folder. */ readonly name: string;
      /** As it was last read. */ readonly text: string;
      /** Why it cannot be read at the moment: it is gone, too large, or no text. */
      readonly problem?: ProblemReport;
    };

export type { Report };
export type * from './history/api.ts';
export type * from './workshop/api.ts';
