/** What people at the workbench click on, drawn from what the workspace holds. */

const day = 86_400_000;

/** Gives a source of clicks: each an operation by name and the requests that it makes at once. */
export async function clicksFor(ask) {
  const facets = await ask('/api/campaigns/facets');
  const { items: large } = await ask('/api/campaigns?sort=reports&limit=100');
  const { items: harmful } = await ask('/api/campaigns?limit=200');
  const { items: texts } = await ask('/api/messages?sort=last&limit=200');
  const { items: domains } = await ask('/api/domains?limit=200');
  const { items: senders } = await ask('/api/senders?limit=200');
  const last = Math.max(...large.map((campaign) => campaign.last ?? 0));
  const of = (list, random) => list[Math.floor(random() * list.length)];
  const value = (facet) => (random) => of(facets[facet].slice(0, 20), random).value;
  const campaign = (random) => of(random() < 0.3 ? large : harmful, random).campaignId;
  const words = (random) =>
    of(texts, random)
      .text.toLowerCase()
      .match(/\p{L}{4,12}/gu) ?? ['parcel'];
  const list = (query) => [[`/api/campaigns?limit=100${query}`]];
  const search = (query) => [[`/api/messages?${new URLSearchParams(query)}`]];
  const parts = ['', '/scripts', '/senders', '/domains', '/joins?limit=30', '/similar'];

  /** Weight, name, and what is asked. Words of any message are mostly rare, those below are in thousands. */
  const operations = [
    [8, 'list', () => list('')],
    [2, 'list by growth', () => list('&sort=growth')],
    [2, 'list, latest first', () => list('&sort=last')],
    [3, 'list, a class', (random) => list(`&messageClass=${value('messageClass')(random)}`)],
    [3, 'list, a type', (random) => list(`&scamType=${value('scamType')(random)}`)],
    [3, 'list, a brand', (random) => list(`&brand=${encodeURIComponent(value('brand')(random))}`)],
    [1, 'list, a language', (random) => list(`&language=${value('language')(random)}`)],
    [2, 'list, a week', (random) => list(`&from=${last - Math.floor(random() * 90 + 7) * day}&to=${last}`)],
    [2, 'list, searched', (random) => list(`&q=${encodeURIComponent(of(words(random), random))}`)],
    [3, 'facets', (random) => [[`/api/campaigns/facets?messageClass=${value('messageClass')(random)}`]]],
    [10, 'campaign, first view', (random) => [[`/api/campaigns/${campaign(random)}`]]],
    [6, 'campaign, all its parts', (random) => allParts(campaign(random))],
    [2, 'campaign, map', (random) => [[`/api/campaigns/${campaign(random)}/map`]]],
    [5, 'search, a common word', (random) => search({ q: of(['parcel', 'account', 'http', 'your', 'delivery', 'code'], random) })],
    [5, 'search, a word', (random) => search({ q: of(words(random), random) })],
    [4, 'search, two words', (random) => search({ q: `${of(words(random), random)} ${of(words(random), random)}` })],
    [3, 'search, part of a link', (random) => search({ q: of(domains, random).value.slice(0, 12) })],
    [2, 'search, nothing found', () => search({ q: 'zqxjk vwpfq' })],
    [3, 'search in a class', (random) => search({ q: of(words(random), random), messageClass: value('messageClass')(random) })],
    [3, 'search by sender', (random) => search({ sender: of(senders, random).value })],
    [3, 'search by domain', (random) => search({ domain: of(domains, random).value })],
    [2, 'search by script', (random) => search({ script: of(words(random), random) })],
    [4, 'messages', () => search({})],
    [5, 'message', (random) => [[`/api/messages/${of(texts, random).textId}`]]],
    [3, 'look-up', (random) => [['/api/lookups', { given: of(senders, random).value }]]],
    [2, 'senders', (random) => [[`/api/senders?q=${encodeURIComponent(of(senders, random).value.slice(0, 5))}`]]],
    [2, 'domains', (random) => [[`/api/domains?q=${encodeURIComponent(of(domains, random).value.slice(0, 5))}`]]],
  ];
  function allParts(campaignId) {
    return [...parts.map((part) => [`/api/campaigns/${campaignId}${part}`]), [`/api/decisions?campaign=${campaignId}`]];
  }
  const whole = operations.reduce((sum, [weight]) => sum + weight, 0);
  return (random) => {
    let left = random() * whole;
    for (const [weight, operation, make] of operations) {
      left -= weight;
      if (left < 0) return { operation, requests: make(random) };
    }
    return { operation: 'list', requests: list('') };
  };
}
