/**
 * How much more a ticket is like the one before it than like any other, in standard deviations: 0 give or take 1 for chance;
 * large where tickets are counted up, or made from numbers that change little from one to the next.
 */
export function likenessOfNeighbours(tickets: readonly string[]): number {
  const length = Math.min(...tickets.map((ticket) => ticket.length));
  const pairs = tickets.length - 1;
  let [matches, expected, variance] = [0, 0, 0];
  for (let place = 0; place < length; place += 1) {
    const chance = chanceOfMatch(tickets.map((ticket) => ticket[place] ?? ''));
    // What never changes tells nothing.
    if (chance === 1) continue;
    matches += tickets.filter((ticket, at) => at > 0 && ticket[place] === tickets[at - 1]?.[place]).length;
    expected += pairs * chance;
    variance += pairs * chance * (1 - chance);
  }
  return variance === 0 ? 0 : (matches - expected) / Math.sqrt(variance);
}

/** Two of these, whichever: how likely are they the same? */
function chanceOfMatch(characters: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const each of characters) counts.set(each, (counts.get(each) ?? 0) + 1);
  const same = [...counts.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  return same / (characters.length * (characters.length - 1));
}
