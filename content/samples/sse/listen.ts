const source = new EventSource('/events');

// By name; without an `event` field the name is message.
source.addEventListener('price', ({ data, lastEventId }) => {
  console.log(lastEventId, data);
});

// 0: it tries again by itself. 2: it has given up for good.
source.addEventListener('error', () => {
  console.log(source.readyState);
});
