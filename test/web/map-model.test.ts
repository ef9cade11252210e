import { describe, expect, test } from 'vitest';
import type { CampaignMap } from '../../src/model/campaign-view.ts';
import { findNodes, layoutSteps, mapModel, mapWords } from '../../src/web/campaign/map-model.ts';

const map: CampaignMap = {
  total: 13,
  nodes: [
    { nodeId: 's1', kind: 'sender', label: '+44 7700 900123', reports: 4, standsFor: 1 },
    { nodeId: 'k1', kind: 'script', label: 'Pay {amount} at {link}', reports: 16, standsFor: 1 },
    { nodeId: 'd1', kind: 'domain', label: 'evri-fee[.]example', reports: 12, standsFor: 1 },
    { nodeId: 'd0', kind: 'domain', label: '10 more domains', reports: 4, standsFor: 10 },
  ],
  edges: [
    { from: 's1', to: 'k1', reports: 4 },
    { from: 'k1', to: 'd1', reports: 12 },
    { from: 'k1', to: 'd0', reports: 4 },
    { from: 'k1', to: 'gone', reports: 1 },
  ],
};

describe('the map of a campaign', () => {
  const model = mapModel(map);

  test('the same map is always drawn the same, whatever the order of its nodes', () => {
    const turned = mapModel({ ...map, nodes: [...map.nodes].reverse() });
    expect(turned.nodes).toEqual(model.nodes);
  });

  test('what was seen more is larger and nearer to the middle', () => {
    expect(model.nodes.map((node) => node.nodeId)).toEqual(['k1', 'd1', 'd0', 's1']);
    expect(model.byId.get('k1')?.size).toBeGreaterThan(model.byId.get('s1')?.size ?? 99);
  });

  test('neighbours are listed by what was seen together most; an edge to nowhere is left out', () => {
    expect(model.neighbours('k1').map((one) => [one.node.nodeId, one.reports])).toEqual([
      ['d1', 12],
      ['d0', 4],
      ['s1', 4],
    ]);
    expect(model.neighbours('nobody')).toEqual([]);
  });

  test('it says in words what it shows, and how much is summed up', () => {
    expect(mapWords(model)).toBe(
      '1 sender, 1 script, 11 domains, connected where they stood in one report. The 10 least seen are summed up, one mark for each kind.',
    );
    expect(mapWords(mapModel({ nodes: [], edges: [], total: 0 }))).toBe('Nothing to draw.');
  });

  test('a node is found by its words, defanged or not', () => {
    expect(findNodes(model, 'evri-fee.example').map((node) => node.nodeId)).toEqual(['d1']);
    expect(findNodes(model, 'EVRI-FEE[.]').map((node) => node.nodeId)).toEqual(['d1']);
    expect(findNodes(model, 'nothing like it')).toEqual([]);
    expect(findNodes(model, ' ')).toHaveLength(4);
  });

  test('large maps take fewer steps', () => {
    expect(layoutSteps(2000)).toBeLessThan(layoutSteps(50));
  });
});
