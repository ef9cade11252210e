import { describe, expect, test } from 'vitest';
import { fileNameOf, kindName, questionOf, searchOf } from '../../src/web/lookup/question.ts';

describe('the question of a look-up', () => {
  test('comes from an address, and never asks connectors from there', () => {
    expect(questionOf('q=evri.example&as=domain&ask=true')).toEqual({ given: 'evri.example', as: 'domain', ask: false });
    expect(questionOf('q=x&as=poem')).toEqual({ given: 'x', as: null, ask: false });
  });

  test('is in the address, but for whole messages', () => {
    expect(searchOf({ given: ' evri.example ', as: 'domain', ask: true })).toBe('q=evri.example&as=domain');
    expect(searchOf({ given: 'Hi mum, this is my new number', as: null, ask: false })).toBe('');
    expect(searchOf({ given: 'Santander', as: 'text', ask: false })).toBe('');
    expect(searchOf({ given: '+44 7700 900123', as: null, ask: false })).toBe('q=%2B44+7700+900123');
  });

  test('names files by plain letters alone', () => {
    expect(fileNameOf('https://evil.example/../x?y', 'pdf')).toBe('lookup-https-evil-example-x-y.pdf');
    expect(fileNameOf('\u202e中', 'html')).toBe('lookup.html');
  });

  test('names kinds as people say them', () => {
    expect(['number', 'sender_name', 'url', 'text'].map(kindName)).toEqual(['telephone number', 'sender name', 'link', 'message text']);
  });
});
