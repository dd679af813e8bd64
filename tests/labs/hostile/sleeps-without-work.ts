// tries: to block its thread without using the processor
// ends: start-time
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);

export {};
