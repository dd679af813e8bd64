import { sections } from '../../grader/sections.ts';

export default sections({
  rooms: {
    'Membership, kept on both sides': ['leave-ends-membership', 'rooms-apart'],
    '1. Join and leave': ['join-answered', 'join-twice', 'leave-answered'],
    '2. Say something to the others': [
      'say-reaches-members',
      'say-not-to-the-speaker',
      'say-not-in-room',
      'say-past-the-dead',
      'say-past-the-slow',
    ],
    '3. Every end is a leave': ['disconnect-leaves-rooms', 'stats-rooms'],
    '4. Presence: a list is true for a moment': ['members-in-order', 'nobody-told'],
    Ghosts: ['name-free-again'],
    'Rooms made by looking': ['empty-room-gone'],
    'A room called `__proto__`': ['any-room-name'],
  },
  manager: {
    '1. One list': ['name-missing', 'name-in-use', 'query-ignored'],
    '3. One person, or everyone': ['from-not-forged', 'bad-message'],
  },
  lifecycle: {
    '1. Let them in': ['survives-odd-request', 'unknown-path', 'unknown-upgrade'],
    '3. Be there when it ends': ['survives-abrupt-disconnect'],
    'An error that nobody hears': ['survives-broken-frame'],
  },
});
