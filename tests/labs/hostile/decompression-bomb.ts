// tries: to unpack gigabytes out of kilobytes
// ends: -
import { deflateSync, inflateSync } from 'node:zlib';

const packed = deflateSync(Buffer.alloc(64 << 20));
const all: Buffer[] = [];
for (;;) all.push(inflateSync(packed));
