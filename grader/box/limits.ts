/** What one program may use. Every number is a promise of SECURITY.md. */
export const limits = {
  /** Until it listens, not counting the time in which it waits for a processor ... */ startMs: 5000,
  /** ... unless all in all this many times as much has gone by. */ starvation: 3,
  /** Processor time until it listens: honest programs need some 50 ms, an endless loop at import is found early. */
  startCpuMs: 2000,
  /** Resident memory of all its processes; polled. */ residentBytes: 300 * 1024 * 1024,
  /**
   * JavaScript heap (MiB). More than may be resident: close to its own limit V8 spends seconds on collecting garbage, and
   * a memory bomb would look like an endless loop.
   */
  heapMiB: 400,
  /** Writable private memory, as the kernel enforces it between two polls. */ dataBytes: 900 * 1024 * 1024,
  /** Processor time that may be used in one go, and what is given back for every second that passes. */
  cpuMs: 20_000,
  cpuMsPerSecond: 100,
  /** Standard output and error that listeners are given: so much at once, and so much for every second that passes. */
  shownOutputBytes: 256 * 1024,
  shownOutputBytesPerSecond: 4 * 1024,
  /** How much may be printed, likewise, before the program is ended. */
  outputBytes: 16 * 1024 * 1024,
  outputBytesPerSecond: 1024 * 1024,
  /** Its private file system in memory. */ diskBytes: 16 * 1024 * 1024,
  /** Files in it; sockets count. */ inodes: 4096,
  openFiles: 1024,
  /** Threads and processes; Node itself has about 11. */ threads: 48,
} as const;
