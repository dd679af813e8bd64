import type { IncomingMessage } from 'node:http';
import type { Problem } from '../../grader/problem.ts';
import { problems } from './problems.ts';
import type { StoredMember, StoredWorkshop, WorkshopStore } from '../state/workshops.ts';
import type { LabAccess, Message, Person, Role, Summary, WorkshopView } from './api.ts';
import { Board } from './board.ts';
import { joinCode, hashOf, matchesHash, randomId, sameCode } from './secrets.ts';
import { summaryOf } from './home/summary.ts';
import { Sessions } from './session.ts';

export interface WorkshopOptions {
  readonly title: string;
  /** People come by HTTPS. */ readonly secure?: boolean;
  /** For how many days it is kept after the last one on which it was open. Default 90, or as it was told before. */
  readonly keepDays?: number;
  /** Lets its holder in as the instructor, beside the kept key: of who opened it from a page, and has no other yet. */
  readonly openingKey?: string;
}

/** The keys of a new workshop; only their hashes are kept. */
export type Keys = Readonly<Record<'instructor' | 'assistant' | 'projector', string>>;

const open: LabAccess = { open: true, hints: true, solution: false };

export const defaultKeepDays = 90;

/** Members of one workshop; more would not fit a room, nor one machine. */
const mostMembers = 1000;

/** One workshop: who takes part, what is open, what was said. What it resolves is on disk. */
export class Workshop {
  /** Called when what `view` shows has changed. */ onChange: () => void = () => undefined;
  onMessage: (message: Message) => void = () => undefined;
  /** Told the member's id. */ onHand: (member: string) => void = () => undefined;
  readonly sessions: Sessions;
  readonly board: Board;
  readonly #store: WorkshopStore;
  readonly #workshop: StoredWorkshop;
  readonly #members: Map<string, StoredMember>;
  readonly #labs: Record<string, LabAccess>;
  readonly #messages: Message[];
  readonly #openingHash: string | undefined;
  /** Where people on other machines reach it, ending in `/`. */ address = '';
  #paused: boolean;

  private constructor(parts: {
    readonly store: WorkshopStore;
    readonly workshop: StoredWorkshop;
    readonly members: readonly StoredMember[];
    readonly labs: Record<string, LabAccess>;
    readonly messages: Message[];
    readonly secure: boolean;
    readonly openingKey: string | undefined;
  }) {
    const { store, workshop, members, labs, messages, secure, openingKey } = parts;
    this.#store = store;
    this.#workshop = workshop;
    this.#members = new Map(members.map((member) => [member.id, member]));
    this.#labs = labs;
    this.#messages = messages;
    this.#openingHash = openingKey === undefined ? undefined : hashOf(openingKey);
    this.#paused = workshop.paused;
    this.sessions = new Sessions(workshop.secret, secure);
    this.board = new Board(store);
    for (const { id, name, role, handRaisedAt } of members)
      if (role === 'member') this.board.seat(id, name, handRaisedAt);
  }

  /** The workshop of this title goes on where it was; a new one comes with its keys, which are told this once. */
  static async open(
    store: WorkshopStore,
    { title, secure = false, keepDays, openingKey }: WorkshopOptions,
    now = new Date(),
  ): Promise<{ readonly workshop: Workshop; readonly keys?: Keys }> {
    const known = await store.find(title);
    const { workshop: found, keys } = known ? { workshop: known } : created(title, now);
    const workshop = { ...found, keepDays: keepDays ?? found.keepDays };
    if (!known) await store.begin(workshop);
    await store.use(workshop.id, now, workshop.keepDays);
    const { id } = workshop;
    const [members, labs, messages] = [
      await store.members(id),
      await store.labs(id),
      await store.messages(id),
    ];
    const opened = new Workshop({ store, workshop, members, labs, messages, secure, openingKey });
    for (const stored of await store.labStates(id)) opened.board.restore(stored);
    return { workshop: opened, ...(keys && { keys }) };
  }

  get id(): string {
    return this.#workshop.id;
  }

  /** It goes on being open: what was told about its end counts from now. */
  use(now: Date): Promise<void> {
    return this.#store.use(this.id, now, this.#workshop.keepDays);
  }

  get code(): string {
    return this.#workshop.code;
  }

  get title(): string {
    return this.#workshop.title;
  }

  /** Who learns here, by name. */
  get members(): readonly Person[] {
    const all = [...this.#members.values()].filter(({ role }) => role === 'member');
    all.sort((one, other) => one.name.localeCompare(other.name));
    return all.map(({ id, name, role }) => ({ id, name, role }));
  }

  /** Who sends a request. */
  personOf(request: IncomingMessage): Person | undefined {
    const id = this.sessions.memberOf(request);
    return id === undefined ? undefined : this.person(id);
  }

  person(id: string): Person | undefined {
    const member = this.#members.get(id);
    return member && { id, name: member.name, role: member.role };
  }

  view(you: Person | undefined): WorkshopView {
    const { title, code, keepDays } = this.#workshop;
    const staff = [...this.#members.values()].filter(
      ({ role }) => role === 'instructor' || role === 'assistant',
    );
    return {
      title,
      keepDays,
      paused: this.#paused,
      you: you ?? null,
      staff: staff.map(({ name, role }) => ({ name, role })),
      labs: this.#labs,
      ...(you && you.role !== 'member' && { code, address: this.address }),
    };
  }

  access(lab: string): LabAccess {
    return this.#labs[lab] ?? open;
  }

  /** Why members may not save, run and check now, in this lab or at all. */
  closed(lab?: string): Problem | undefined {
    if (this.#paused) return problems('workshop-paused');
    return lab === undefined || this.access(lab).open ? undefined : problems('lab-closed');
  }

  /** @throws Problem `join-code-wrong`, `name-taken`, `workshop-full` */
  async join(code: string, name: string): Promise<Person> {
    if (!sameCode(code, this.#workshop.code)) throw problems('join-code-wrong');
    return this.#add(name, 'member');
  }

  /** The key tells the role. @throws Problem `key-wrong`, `name-taken` */
  async signIn(key: string, name?: string): Promise<Person> {
    const role = this.#roleOf(key);
    if (!role) throw problems('key-wrong');
    const known = [...this.#members.values()].find(
      (one) => one.role === role && (!name || one.name === name),
    );
    if (known) return { id: known.id, name: known.name, role };
    return this.#add(name ?? role, role);
  }

  #roleOf(key: string): Role | undefined {
    if (this.#openingHash !== undefined && matchesHash(key, this.#openingHash)) return 'instructor';
    return (['instructor', 'assistant', 'projector'] as const).find((one) =>
      matchesHash(key, this.#workshop.keys[one] ?? ''),
    );
  }

  /** What it has come to so far. */
  async summary(): Promise<Summary> {
    const { id, title, beganAt } = this.#workshop;
    const { rows, tallies } = this.board;
    return summaryOf({ title, beganAt, rows, tallies, tried: await this.#store.tried(id) });
  }

  async raiseHand(member: string, raised: boolean): Promise<void> {
    const at = raised ? new Date().toISOString() : null;
    await this.#store.raiseHand(member, at);
    const known = this.#members.get(member);
    if (known) this.#members.set(member, { ...known, handRaisedAt: at });
    this.board.raiseHand(member, at);
    this.onHand(member);
  }

  handRaised(member: string): boolean {
    return (this.#members.get(member)?.handRaisedAt ?? null) !== null;
  }

  async pause(paused: boolean): Promise<void> {
    await this.#store.pause(this.id, paused);
    this.#paused = paused;
    this.onChange();
  }

  async setLab(lab: string, access: LabAccess): Promise<LabAccess> {
    await this.#store.setLab(this.id, lab, access);
    this.#labs[lab] = access;
    this.onChange();
    return access;
  }

  /** @throws Problem `member-unknown` */
  async say(from: string, to: string | null, text: string): Promise<Message> {
    if (to !== null && !this.#members.has(to)) throw problems('member-unknown');
    // The number is taken before the disk is waited for, so that two messages at once do not share one.
    const message: Message = { id: this.#messages.length + 1, from, to, text, at: new Date().toISOString() };
    this.#messages.push(message);
    await this.#store.say(this.id, message);
    this.onMessage(message);
    return message;
  }

  /** What concerns this person, after the message with id `after`. */
  messagesFor({ id, role }: Person, after: number): readonly Message[] {
    const all = role === 'instructor' || role === 'assistant';
    return this.#messages.filter((one) => one.id > after && (all || one.to === null || one.to === id));
  }

  async #add(name: string, role: Role): Promise<Person> {
    if (this.#members.size >= mostMembers) throw problems('workshop-full', { limit: String(mostMembers) });
    const member: StoredMember = {
      id: randomId(),
      name: name.normalize('NFC'),
      role,
      joinedAt: new Date().toISOString(),
      handRaisedAt: null,
    };
    if (!(await this.#store.join(this.id, member))) throw problems('name-taken', { name });
    this.#members.set(member.id, member);
    if (role === 'member') this.board.seat(member.id, member.name);
    else this.onChange();
    return { id: member.id, name: member.name, role };
  }
}

function created(title: string, now: Date): { workshop: StoredWorkshop; keys: Keys } {
  const keys = { instructor: randomId(), assistant: randomId(), projector: randomId() };
  const hashes = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, hashOf(key)]));
  const workshop = {
    ...{ id: randomId(), title, code: joinCode(), secret: randomId() + randomId(), keys: hashes },
    ...{ paused: false, beganAt: now.toISOString(), keepDays: defaultKeepDays },
  };
  return { workshop, keys };
}
