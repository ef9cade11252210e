import type { Role, Session } from '../../api/access.ts';
import { useAnswer } from './use-answer.ts';

const rank: Readonly<Record<Role, number>> = { viewer: 0, analyst: 1, admin: 2 };

/** Who is at the page; null until the server said so. */
export function useSession(): Session | null {
  return useAnswer('session', {}).data ?? null;
}

/** True where the person at the page may do what asks for this role. */
export function useMay(role: Role): boolean {
  const session = useSession();
  return session !== null && rank[session.role] >= rank[role];
}
