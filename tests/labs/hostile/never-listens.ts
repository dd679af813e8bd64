// tries: to stay alive without ever listening
// ends: start-time
setInterval(() => undefined, 1000);

export {};
