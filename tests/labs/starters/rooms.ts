import type { Steps } from './steps.ts';

const joins = `  const members = rooms.get(room) ?? new Set<Person>();
  rooms.set(room, members.add(person));
  person.rooms.add(room);`;

const says = `  if (!person.rooms.has(room)) {
    tell(person, { type: 'error', reason: 'not-in-room' });
    return;
  }
  for (const member of rooms.get(room) ?? [])
    if (member !== person) tell(member, { type: 'message', room, from: person.name, text });`;

const leaves = `  const members = rooms.get(room);
  members?.delete(person);
  if (members?.size === 0) rooms.delete(room);
  person.rooms.delete(room);`;

const counts = `    const counts = [...rooms].map(([room, members]) => [room, members.size]);
    const body = JSON.stringify({ rooms: Object.fromEntries(counts) });`;

export default [
  ['TODO 1', '  const members = rooms.get(room) ?? new Set([person]);', joins],
  [
    'TODO 2',
    'map(({ name }) => name);',
    'map(({ name }) => Buffer.from(name)).sort(Buffer.compare).map(String);',
  ],
  ['TODO 3', "  console.log(person.name, 'says', text, 'in', room);", says],
  ['TODO 4', '    const body = JSON.stringify({ rooms });', counts],
  ['TODO 5', "  console.log(person.name, 'leaves', room);", leaves],
  [
    'TODO 6',
    '    people.delete(person.name);',
    '    people.delete(person.name);\n    for (const room of person.rooms) leave(person, room);',
  ],
] as const satisfies Steps;
