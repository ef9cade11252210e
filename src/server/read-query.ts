import { z } from 'zod';

/**
 * The parameters of a query as its schema has them: everything in an address is text, so numbers and truth values are read, and
 * what may stand several times is a list. What cannot be read is left as it is, for the schema to refuse.
 */
export function readQuery(schema: unknown, raw: unknown): unknown {
  if (!(schema instanceof z.ZodObject) || typeof raw !== 'object' || raw === null) return raw;
  const shape = schema.shape as Readonly<Record<string, z.core.$ZodType>>;
  return Object.fromEntries(
    Object.entries(raw as Readonly<Record<string, unknown>>).map(([name, value]) => {
      const field = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return [name, field ? readValue(kindOf(field), value) : value];
    }),
  );
}

function kindOf(field: z.core.$ZodType): string {
  const { def } = field._zod;
  return 'innerType' in def ? kindOf(def.innerType as z.core.$ZodType) : def.type;
}

function readValue(kind: string, value: unknown): unknown {
  if (kind === 'array') return Array.isArray(value) ? value : [value];
  if (typeof value !== 'string') return value;
  if (kind === 'number') return /^-?\d{1,16}(?:\.\d{1,16})?$/.test(value) ? Number(value) : value;
  if (kind === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}
