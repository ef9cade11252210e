import { type OperationId, type Route, routes } from './routes.ts';

/** Operations whose answer is made of more than the workspace: time, requests counted, files beside it. They have no tag. */
const withoutTag: ReadonlySet<OperationId> = new Set(['lookupHistory', 'exportFile', 'findBrands']);
const taggedAreas: ReadonlySet<string> = new Set(['workspace', 'campaigns', 'messages', 'review']);

/** True of operations whose answers carry an entity tag: they are made of the workspace and of who asks. */
export function isTagged(id: OperationId): boolean {
  const { method, tag }: Route = routes[id];
  return method === 'GET' && !withoutTag.has(id) && taggedAreas.has(tag);
}
