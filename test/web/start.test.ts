import { describe, expect, it } from 'vitest';
import { groupUploads } from '../../src/web/start/group-uploads.ts';
import { mapWith, withOption } from '../../src/web/start/read-as.ts';
import { stepsOf } from '../../src/web/start/volume-steps.ts';

describe('uploads become runs', () => {
  it('one run for those that are read the same way, in the order they came', () => {
    const runs = groupUploads([
      { uploadId: 'a', options: {} },
      { uploadId: 'b', options: { zone: 'Europe/London' } },
      { uploadId: 'c', options: {} },
      { uploadId: 'd', options: { zone: 'Europe/London', map: { text: 'body' } } },
    ]);
    expect(runs).toEqual([
      { job: 'investigate', uploads: ['a', 'c'], options: {} },
      { job: 'investigate', uploads: ['b'], options: { zone: 'Europe/London' } },
      { job: 'investigate', uploads: ['d'], options: { zone: 'Europe/London', map: { text: 'body' } } },
    ]);
  });

  it('the order in which columns were mapped makes no difference', () => {
    const runs = groupUploads([
      { uploadId: 'a', options: { map: { text: 'body', sender: 'from' } } },
      { uploadId: 'b', options: { map: { sender: 'from', text: 'body' } } },
    ]);
    expect(runs).toHaveLength(1);
  });
});

describe('how an upload is read', () => {
  const columns = [
    { name: 'body', field: 'text', example: '' },
    { name: 'from', field: 'sender', example: '' },
    { name: 'extra', field: null, example: '' },
  ] as const;

  it('an option that is emptied is recognised again', () => {
    expect(withOption({ zone: 'UTC', format: 'csv' }, 'zone', '')).toEqual({ format: 'csv' });
  });

  it('a column set by hand keeps the others as they were recognised', () => {
    expect(mapWith({ columns }, {}, 'extra', 'recipient')).toEqual({ text: 'body', sender: 'from', recipient: 'extra' });
  });

  it('a field stands for one column only', () => {
    expect(mapWith({ columns }, {}, 'extra', 'text')).toEqual({ text: 'extra', sender: 'from' });
  });

  it('a field that lost its column is not recognised again', () => {
    const map = mapWith({ columns }, {}, 'from', '');
    expect(map).toEqual({ text: 'body', sender: '' });
    const after = columns.map((one) => (one.name === 'from' ? { ...one, field: null } : one));
    expect(mapWith({ columns: after }, map, 'extra', 'recipient')).toEqual({ text: 'body', sender: '', recipient: 'extra' });
    expect(mapWith({ columns: after }, map, 'from', 'sender')).toEqual({ text: 'body', sender: 'from' });
  });
});

describe('reports over time', () => {
  const on = (day: string, reports: number, messageClass = 'scam') => ({ day, messageClass, reports });

  it('are by day and class, and the fullest day is named', () => {
    const { step, bars, most } = stepsOf([on('2024-03-01', 5), on('2024-03-01', 4, 'spam'), on('2024-03-02', 8)]);
    expect(step).toBe('day');
    expect(bars.map(({ at, messageClass, reports }) => [at.toISOString().slice(0, 10), messageClass, reports])).toEqual([
      ['2024-03-01', 'scam', 5],
      ['2024-03-01', 'spam', 4],
      ['2024-03-02', 'scam', 8],
    ]);
    expect(most).toEqual({ day: '2024-03-01', reports: 9 });
  });

  it('are by week from Sunday where the days are many', () => {
    const { step, bars } = stepsOf([on('2024-01-01', 1), on('2024-06-03', 2), on('2024-06-08', 3)]);
    expect(step).toBe('week');
    expect(bars.map(({ at, reports }) => [at.toISOString().slice(0, 10), reports])).toEqual([
      ['2023-12-31', 1],
      ['2024-06-02', 5],
    ]);
  });

  it('are none in an empty workspace', () => expect(stepsOf([])).toEqual({ step: 'day', bars: [], most: null }));
});
