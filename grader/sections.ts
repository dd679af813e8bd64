/**
 * What `labs/NN-slug/sections.ts` declares: where each check is explained. By slug of the lesson, then by the section's heading
 * as it stands in English, the ids of the checks. The other language has its own heading at the same place.
 */
export type LabSections = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Gives the sections their type where they are written: `export default sections({ rooms: { Ghosts: ['name-free-again'] } })`. */
export const sections = (declared: LabSections): LabSections => declared;
