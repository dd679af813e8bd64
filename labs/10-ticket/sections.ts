import { sections } from '../../grader/sections.ts';

export default sections({
  auth: {
    Tickets: [
      'not-cached',
      'lasts',
      'expires',
      'swept',
      'stats',
      'enough-chance',
      'unforeseeable',
      'secure-source',
    ],
    '1. Issue and redeem': [
      'ticket-issued',
      'token-required',
      'welcome',
      'ticket-required',
      'works-once',
      'silent-refusal',
    ],
    '2. Look at the page, too': ['origin-keeps-ticket', 'origin-absent'],
    'Whose page is it?': ['origin-listed', 'origin-any'],
    'An origin that begins like yours': ['origin-foreign'],
    'Used once, except at the same moment': ['race'],
  },
  lifecycle: {
    '1. Let them in': ['unknown-paths'],
    '2. Receive and send': ['echo'],
    'An error that nobody hears': ['survives'],
  },
});
