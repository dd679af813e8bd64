// tries: to listen on a socket that nobody asked for
// ends: start-time
import { createServer } from 'node:net';

createServer().listen('/tmp/elsewhere');
