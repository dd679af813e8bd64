// tries: to fill memory with one string that doubles
// ends: -
let text = 'x';
const all: string[] = [];
for (;;) {
  text = text.length < 1 << 28 ? text + text : 'x';
  all.push(Buffer.from(text).toString('latin1'));
}

export {};
