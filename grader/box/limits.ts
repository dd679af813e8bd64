/** What one program may use. Every number is a promise of SECURITY.md. */
export interface Limits {
  /** Until it listens, not counting the time in which it waits for a processor ... */ readonly startMs: number;
  /** ... unless all in all this many times as much has gone by. */ readonly starvation: number;
  /** Processor time until it listens. */ readonly startCpuMs: number;
  /** Resident memory of all its processes; polled. */ readonly residentBytes: number;
  /** Writable private memory of a process, as the kernel enforces it between two polls. */
  readonly dataBytes: number;
  /** Processor time that may be used in one go, and what is given back for every second that passes. */
  readonly cpuMs: number;
  readonly cpuMsPerSecond: number;
  /** Its private file system in memory. */ readonly diskBytes: number;
  /** Files in it. */ readonly inodes: number;
  readonly openFiles: number;
  /** Threads and processes. */ readonly threads: number;
}

const mebibyte = 1024 * 1024;

/** Of a TypeScript solution: one process, Node, which has about 11 threads and needs some 50 ms to start. */
export const programLimits: Limits = {
  startMs: 5000,
  starvation: 3,
  startCpuMs: 2000,
  residentBytes: 300 * mebibyte,
  dataBytes: 900 * mebibyte,
  cpuMs: 20_000,
  cpuMsPerSecond: 100,
  diskBytes: 16 * mebibyte,
  inodes: 4096,
  openFiles: 1024,
  threads: 48,
};

/** Of a command in any language: interpreters and their processes need more, and have our relay beside them. */
export const commandLimits: Limits = {
  ...programLimits,
  startCpuMs: 15_000,
  residentBytes: 640 * mebibyte,
  dataBytes: 2048 * mebibyte,
  diskBytes: 64 * mebibyte,
  inodes: 16_384,
  threads: 256,
};

/**
 * JavaScript heap (MiB). More than may be resident: close to its own limit V8 spends seconds on collecting garbage, and a
 * memory bomb would look like an endless loop.
 */
export const heapMiB = 400;

/** What V8 may fill with young objects before it looks for garbage among them (MiB; half of its own most). */
export const youngMiB = 8;

/** What a program may print. */
export const outputLimits = {
  /** Standard output and error that listeners are given: so much at once, and so much for every second that passes. */
  shownBytes: 256 * 1024,
  shownBytesPerSecond: 4 * 1024,
  /** How much may be printed, likewise, before the program is ended. */
  bytes: 16 * mebibyte,
  bytesPerSecond: mebibyte,
} as const;
