// tries: to fill memory that is shared, in pieces that look small
// ends: memory
const all: SharedArrayBuffer[] = [];
setInterval(() => {
  for (let n = 0; n < 64; n += 1) {
    const piece = new SharedArrayBuffer(1 << 20);
    new Uint8Array(piece).fill(1);
    all.push(piece);
  }
}, 1);

export {};
