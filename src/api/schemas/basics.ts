import { z } from 'zod';
import type { ErrorBody } from '../error-body.ts';

/** The schemas that have a name in the OpenAPI document. */
export const contract = new Map<string, z.ZodType>();

/** Gives a schema its name in the OpenAPI document. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  contract.set(id, schema);
  return schema;
}

export const count = z.number();
/** Milliseconds since 1970, UTC. */
export const time = z.number().describe('Milliseconds since 1970, UTC');
/** The same as a parameter. */
export const moment = z.int();
export const maybeTime = time.nullable();
export const maybeText = z.string().nullable();
export const counts = z.record(z.string(), count);
export const facts = z.record(z.string(), z.string());

/** An id or a name in a path: short, and nothing that a terminal or a log would obey. */
export const pathPart = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}]+$/u);

/** Words to search for. */
export const words = z.string().max(500);

/** What every list takes. */
export const pageFields = {
  cursor: z.exactOptional(z.string().max(2000).describe('`next` of the portion before')),
  limit: z.exactOptional(z.int().min(1).max(200).describe('50 unless told')),
};
export const pageQuery = z.strictObject(pageFields);

/** A portion of a list. */
export function pageOf<T extends z.ZodType>(id: string, item: T) {
  return named(
    id,
    z.object({
      items: z.array(item),
      next: maybeText.describe('Handed back as `cursor` for the portion behind this one; null at the end'),
      total: z.number().nullable().describe('How many there are under the same filter; null where nobody has counted'),
    }),
  );
}

export const errorBody: z.ZodType<ErrorBody> = named(
  'Error',
  z.object({
    error: z.object({
      code: z.string().describe('A code of docs/reference/errors.md'),
      message: z.string(),
      remedy: z.string(),
      places: z.exactOptional(z.array(z.string())),
    }),
  }),
);

/** Of a verdict: the person whose label it is. */
export const saidBy = z.string().nullable().describe("The person whose label the verdict is; null where it is a classifier's");
