import type { LabAccess, LabState, Message, Role } from '../workshop/api.ts';
import type { Verdict } from '../history/api.ts';
import type { Tallies } from '../workshop/tallies.ts';
import type { Database } from './database.ts';

export interface StoredWorkshop {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  readonly secret: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly paused: boolean;
  readonly beganAt: string;
  /** After the last day on which it was open. */ readonly keepDays: number;
}

export interface StoredMember {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly joinedAt: string;
  readonly handRaisedAt: string | null;
}

/** What a member has done in a lab. */
export interface StoredLabState {
  readonly member: string;
  readonly lab: string;
  readonly state: LabState;
  readonly tallies: Tallies;
}

/** A verdict of a member. */
export interface Tried {
  readonly learner: string;
  readonly lab: string;
  readonly at: string;
  /** Checks, of `checks`. */ readonly passed: number;
  readonly checks: number;
}

/** Workshops on disk. What resolves here outlives a power cut. */
export class WorkshopStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The newest workshop of this title. */
  async find(title: string): Promise<StoredWorkshop | undefined> {
    const row = await this.#database
      .selectFrom('workshops')
      .selectAll()
      .where('title', '=', title)
      .orderBy('began_at', 'desc')
      .executeTakeFirst();
    return (
      row && {
        id: row.id,
        title: row.title,
        code: row.code,
        secret: row.secret,
        keys: JSON.parse(row.keys) as Record<string, string>,
        paused: row.paused === 1,
        beganAt: row.began_at,
        keepDays: row.keep_days,
      }
    );
  }

  async begin(workshop: StoredWorkshop): Promise<void> {
    const { id, title, code, secret, keys, beganAt, keepDays } = workshop;
    await this.#database
      .insertInto('workshops')
      .values({
        ...{ id, title, code, secret },
        keys: JSON.stringify(keys),
        began_at: beganAt,
        used_at: beganAt,
        keep_days: keepDays,
      })
      .execute();
  }

  /** It is open now, and is kept for so long afterwards. */
  async use(workshop: string, at: Date, keepDays: number): Promise<void> {
    await this.#database
      .updateTable('workshops')
      .set({ used_at: at.toISOString(), keep_days: keepDays })
      .where('id', '=', workshop)
      .execute();
  }

  async pause(workshop: string, paused: boolean): Promise<void> {
    await this.#database
      .updateTable('workshops')
      .set({ paused: paused ? 1 : 0 })
      .where('id', '=', workshop)
      .execute();
  }

  async members(workshop: string): Promise<StoredMember[]> {
    const rows = await this.#database
      .selectFrom('members')
      .selectAll()
      .where('workshop', '=', workshop)
      .orderBy('joined_at')
      .execute();
    return rows.map(({ id, name, role, joined_at, hand_raised_at }) => ({
      ...{ id, name, role },
      joinedAt: joined_at,
      handRaisedAt: hand_raised_at,
    }));
  }

  /** False, and nothing changed, where the name is taken. */
  async join(workshop: string, member: StoredMember): Promise<boolean> {
    const { id, name, role, joinedAt } = member;
    const { numInsertedOrUpdatedRows = 0n } = await this.#database
      .insertInto('members')
      .values({ id, workshop, name, compared: compared(name), role, joined_at: joinedAt })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }

  async raiseHand(member: string, at: string | null): Promise<void> {
    await this.#database
      .updateTable('members')
      .set({ hand_raised_at: at })
      .where('id', '=', member)
      .execute();
  }

  /** What every member has done, by member and lab. */
  async labStates(workshop: string): Promise<StoredLabState[]> {
    const rows = await this.#database
      .selectFrom('lab_states')
      .innerJoin('members', 'members.id', 'lab_states.member')
      .select(['lab_states.member', 'lab_states.lab', 'lab_states.state', 'lab_states.tallies'])
      .where('members.workshop', '=', workshop)
      .execute();
    return rows.map(({ state, tallies, ...row }) => ({
      ...row,
      state: JSON.parse(state) as LabState,
      tallies: JSON.parse(tallies) as Tallies,
    }));
  }

  async setLabState({ member, lab, ...stored }: StoredLabState): Promise<void> {
    const values = { state: JSON.stringify(stored.state), tallies: JSON.stringify(stored.tallies) };
    await this.#database
      .insertInto('lab_states')
      .values({ member, lab, ...values })
      .onConflict((conflict) => conflict.columns(['member', 'lab']).doUpdateSet(values))
      .execute();
  }

  /** Every check that members have had a verdict of and that is kept, the oldest first. */
  async tried(workshop: string): Promise<Tried[]> {
    const rows = await this.#database
      .selectFrom('attempts')
      .innerJoin('members', 'members.id', 'attempts.learner')
      .select(['attempts.learner', 'attempts.lab', 'attempts.at', 'attempts.verdict'])
      .where('members.workshop', '=', workshop)
      .where('members.role', '=', 'member')
      .where('attempts.verdict', 'is not', null)
      .orderBy('attempts.at')
      .execute();
    return rows.map(({ verdict, ...row }) => {
      const { passed, checks } = JSON.parse(verdict ?? '{}') as Verdict;
      return { ...row, passed, checks };
    });
  }

  async labs(workshop: string): Promise<Record<string, LabAccess>> {
    const rows = await this.#database
      .selectFrom('workshop_labs')
      .select(['lab', 'access'])
      .where('workshop', '=', workshop)
      .execute();
    return Object.fromEntries(rows.map(({ lab, access }) => [lab, JSON.parse(access) as LabAccess]));
  }

  async setLab(workshop: string, lab: string, access: LabAccess): Promise<void> {
    await this.#database
      .insertInto('workshop_labs')
      .values({ workshop, lab, access: JSON.stringify(access) })
      .onConflict((conflict) =>
        conflict.columns(['workshop', 'lab']).doUpdateSet({ access: JSON.stringify(access) }),
      )
      .execute();
  }

  async say(workshop: string, { id, from, to, text, at }: Message): Promise<void> {
    await this.#database
      .insertInto('messages')
      .values({ workshop, id, sender: from, receiver: to, text, sent_at: at })
      .execute();
  }

  async messages(workshop: string): Promise<Message[]> {
    const rows = await this.#database
      .selectFrom('messages')
      .selectAll()
      .where('workshop', '=', workshop)
      .orderBy('id')
      .execute();
    return rows.map(({ id, sender, receiver, text, sent_at }) => ({
      ...{ id, text },
      from: sender,
      to: receiver,
      at: sent_at,
    }));
  }
}

/** Two names that look the same are the same. */
const compared = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, ' ').toLowerCase();
