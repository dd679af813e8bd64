// tries: to fill memory outside of the heap
// ends: memory
const all: Buffer[] = [];
for (;;) all.push(Buffer.alloc(8 << 20, 1));

export {};
