/** What one member did and met. Times in milliseconds. */
export interface Told {
  /** Id on the board. */ readonly member: string;
  /** What went wrong: a refusal that is no place in line, a broken connection, a lost update. */
  readonly errors: string[];
  /** Refusals that are meant so, by their code. */ readonly refusals: string[];
  /** When each save was sent, since the epoch. */ readonly savedAt: number[];
  /** From sending a save to its acknowledgement. */ readonly saveMs: number[];
  readonly verdicts: Verdict[];
  /** Programs that were run and talked to. */ runs: number;
  /** Announcements that were heard. */ announcements: number;
}

export interface Verdict {
  /** From pressing Check to the report. */ readonly wholeMs: number;
  /** Of it, in line for a core. */ readonly waitedMs: number;
  /** When the report had come, since the epoch. */ readonly at: number;
}

/** What a crowd is asked to do: as many members as `names` has. */
export interface Crowd {
  readonly url: string;
  readonly code: string;
  readonly names: readonly string[];
  /** So long everybody works, once all have joined. */ readonly seconds: number;
}
