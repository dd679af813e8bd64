// tries: to fill memory through WebAssembly
// ends: memory
const all: WebAssembly.Memory[] = [];
for (;;) {
  const memory = new WebAssembly.Memory({ initial: 256 });
  new Uint8Array(memory.buffer).fill(1);
  all.push(memory);
}

export {};
