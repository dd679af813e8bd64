const limit = 1024;

/** Whether a fragment may still be taken, with so many bytes of its message collected. */
export function mayTake(length: number, collected: number): boolean {
  return collected + length <= limit;
}
