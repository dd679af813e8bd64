/** The slug of the lesson that is read at an address, if one is: `/ko/lessons/lifecycle/` -> `lifecycle`. */
export const lessonOf = (pathname: string): string | undefined =>
  /^\/(?:ko|en)\/lessons\/([a-z0-9-]+)\/?$/.exec(pathname)?.[1];

/** Behind the address of a lesson: go on from the section where the reader stopped. */
export const resumeHash = '#resume';
