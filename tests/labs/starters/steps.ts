/**
 * The TODOs of a lab's starter as a learner might do them one after the other: the TODO, a text that stands in the
 * starter once by then, and what it becomes. `starters/<slug>.ts` exports them as its default, `as const satisfies Steps`.
 */
export type Steps = readonly (readonly [todo: string, line: string, becomes: string])[];
