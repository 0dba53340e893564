import { describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { keepStops } from '../../src/stop.ts';

describe('a signal of the runner', () => {
  it('is passed on by name, those that came before there was a listener too, each once and in order', () => {
    const events = new EventEmitter();
    const onStop = keepStops(events as unknown as NodeJS.Process);
    for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGBREAK']) events.emit(name);
    const heard: string[] = [];
    onStop((signal) => heard.push(signal));
    // Ctrl+Break, the second signal on Windows.
    expect(heard).toEqual(['SIGTERM', 'SIGINT', 'SIGTERM']);
    events.emit('SIGINT');
    expect(heard.slice(3)).toEqual(['SIGINT']);
  });
});
