import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BandMeeting, orderBands } from '../../../src/analysis/campaigns/band-order.ts';
import { BandIndex, bands } from '../../../src/analysis/campaigns/candidates.ts';

/** Few distinct keys, some of which share a bucket though they differ: `0x10000003` and `3` do in a small index. */
const key = fc.constantFrom(0, 1, 2, 3, 0x10000003, 0xf0000003, 0xffffffff);
const script = fc.array(key, { minLength: bands, maxLength: bands });

test('an order of all scripts gives each the candidates that an index gives it when they are added one after another', () => {
  fc.assert(
    fc.property(fc.array(script, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (scripts, most) => {
      const keys = Uint32Array.from(scripts.flat());
      const [order, place] = orderBands(keys, 0, bands);
      const meeting = new BandMeeting({ scripts: scripts.length, order, place });
      const index = new BandIndex(scripts.length);
      scripts.forEach((own, at) => {
        expect(meeting.before(at, most)).toEqual(index.add(at, Uint32Array.from(own), most));
      });
    }),
  );
});

test('without scripts there is nothing to order', () => {
  expect(orderBands(new Uint32Array(0), 0, bands).map(({ length }) => length)).toEqual([0, 0]);
});
