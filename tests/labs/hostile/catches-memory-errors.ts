// tries: to survive its own memory bomb
// ends: memory
process.on('uncaughtException', () => undefined);
const all: Buffer[] = [];
setInterval(() => {
  try {
    for (let n = 0; n < 32; n += 1) all.push(Buffer.alloc(1 << 20, 1));
  } catch {
    // Again.
  }
}, 1);

export {};
