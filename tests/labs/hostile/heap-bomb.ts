// tries: to fill the JavaScript heap
// ends: memory
const all: object[] = [];
for (;;) all.push({ n: all.length, text: `x${String(all.length)}` });

export {};
