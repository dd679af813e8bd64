const limit = 1024;

/** Whether a fragment may still be taken. */
export function mayTake(length: number): boolean {
  return length <= limit;
}
