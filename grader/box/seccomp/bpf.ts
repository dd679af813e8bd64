/** One instruction of classic BPF (linux/filter.h): 8 bytes. */
export interface Instruction {
  readonly code: number;
  /** Instructions to skip when a comparison holds, and when it does not. */
  readonly ifTrue?: number;
  readonly ifFalse?: number;
  readonly k: number;
}

const LD_W_ABS = 0x20;
const JMP_JEQ_K = 0x15;
const JMP_JGE_K = 0x35;
const JMP_JSET_K = 0x45;
const RET_K = 0x06;

/** Loads the 32-bit word at this offset of `struct seccomp_data`. */
export const load = (offset: number): Instruction => ({ code: LD_W_ABS, k: offset });

export const jumpIfEqual = (k: number, ifTrue: number, ifFalse: number): Instruction => ({
  code: JMP_JEQ_K,
  ifTrue,
  ifFalse,
  k,
});

export const jumpIfAtLeast = (k: number, ifTrue: number, ifFalse: number): Instruction => ({
  code: JMP_JGE_K,
  ifTrue,
  ifFalse,
  k,
});

/** Holds when any of these bits is set. */
export const jumpIfAnyBit = (k: number, ifTrue: number, ifFalse: number): Instruction => ({
  code: JMP_JSET_K,
  ifTrue,
  ifFalse,
  k,
});

export const verdict = (k: number): Instruction => ({ code: RET_K, k });

/** The bytes that the kernel takes: `struct sock_filter`, little-endian as both architectures are. */
export function assemble(program: readonly Instruction[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(program.length * 8));
  program.forEach(({ code, ifTrue = 0, ifFalse = 0, k }, index) => {
    if (ifTrue > 255 || ifFalse > 255)
      throw new RangeError('A jump of BPF reaches 255 instructions at most.');
    bytes.setUint16(index * 8, code, true);
    bytes.setUint8(index * 8 + 2, ifTrue);
    bytes.setUint8(index * 8 + 3, ifFalse);
    bytes.setUint32(index * 8 + 4, k, true);
  });
  return new Uint8Array(bytes.buffer);
}
