/** Where the time comes from; milliseconds since 1970, UTC. Tests hand in their own. */
export interface Clock {
  now(): number;
}
