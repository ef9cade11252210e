import { describe, expect, it } from 'vitest';
import { errorOf } from '../../src/web/client/api-error.ts';
import { addressOf } from '../../src/web/client/ask.ts';

describe('the address of an operation', () => {
  it('holds its parameters, escaped', () => {
    expect(addressOf('campaign', { params: { campaignId: 'c/1 ?#' } })).toBe('/api/campaigns/c%2F1%20%3F%23');
  });

  it('repeats what is a list, and leaves out what is not given', () => {
    const query = { brand: ['evri', 'royal mail'], q: '', cursor: undefined, minReports: 0 };
    expect(addressOf('campaigns', { query })).toBe('/api/campaigns?brand=evri&brand=royal+mail&minReports=0');
  });
});

describe('a failed answer', () => {
  it('is told with code, message, remedy and places', () => {
    const error = { code: 'HOOKLINE_USAGE', message: 'limit is no number', remedy: 'Give a number.', places: ['query/limit'] };
    expect(errorOf(400, { error })).toMatchObject({ status: 400, ...error });
  });

  it('has a remedy also where the server said none, or something else', () => {
    for (const body of [null, 'Bad Gateway', {}, { error: 'x' }, { error: { code: 1 } }]) {
      expect(errorOf(502, body)).toMatchObject({ code: 'HTTP_502', remedy: expect.stringContaining('Try again') });
    }
  });
});
