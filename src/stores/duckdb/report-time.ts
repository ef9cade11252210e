/** When a report's message came: received if known, else reported. Milliseconds UTC. */
export const reportTime = 'epoch_ms(coalesce(received_at, reported_at))';
