import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { preloaded, printed, running, stage } from '../harness.ts';
import { asRunnerReads, logViolations, shownBehind } from '../../invariants/runner-log.ts';

const scene = stage({ token: 'tok3n-Very/Secret' });

const HOSTILE = [
  '::set-output name=outcome::passed',
  '  ::add-mask::a',
  '##[set-output name=exit-code;]0',
  'x ##[error]fake',
  '::stop-commands::mine',
  '::mine::',
  '::endgroup::',
  '::save-state name=hand-over::{}',
  'a\r::warning::lone carriage return',
  '\u001b]0;title\u0007\u001b[2Jcleared \u001b[31mred',
  '\u202eright to left\u2028::error::fake',
  '\u0085::error::fake',
  '%0A::error::fake',
  'unit │ ::error::fake',
  '',
].join('\n');

describe('a hostile leg', () => {
  it('starts no command by what it writes, in one piece or byte by byte', async () => {
    const bytes = Array.from(HOSTILE, (text) => ({ after: 0, text }));
    const operations = [
      `whole=${scene.simulator.seed({ exitCode: 3, output: [{ after: 0, text: HOSTILE }] })}`,
      `errors=${scene.simulator.seed({ exitCode: 3, output: [{ after: 0, stream: 'stderr', text: HOSTILE }] })}`,
      `bytes=${scene.simulator.seed({ exitCode: 3, output: bytes })}`,
    ];
    const end = await scene.run({ operations: operations.join(' '), logs: 'live' });
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(end.outputs).toMatchObject({ 'exit-code': '3', 'failed-count': '3' });
    expect(shownBehind('whole', end.stdout)).toEqual(shownBehind('bytes', end.stdout));
    expect(shownBehind('whole', end.stdout)).toContain('::set-output name=outcome::passed');
    // What the step says after these lines is heard.
    const errors = asRunnerReads(end.stdout).commands.filter((line) => line.startsWith('::error::'));
    expect(errors).toHaveLength(4);
    expect(errors[0]).toContain('3 of 3 legs did not pass');
    expect(end.state).toEqual({});
  });

  it('starts no command by its name', async () => {
    const names = [
      '::error::x',
      '##[error]x',
      '::stop-commands::x',
      'a │ b',
      '\u202ertl',
      '\u001b]0;x\u0007title',
      ' ::error::x',
      'tab\t##[error]x',
      'n'.repeat(300),
      '__proto__',
    ];
    const operations = Object.fromEntries(
      names.map((name) => [name, scene.simulator.seed({ exitCode: 3, output: [{ after: 0, text: HOSTILE }] })]),
    );
    // A literal would make this name a prototype.
    Object.defineProperty(operations, '__proto__', {
      value: scene.simulator.seed({ exitCode: 3, output: [{ after: 0, text: 'from a prototype\n' }] }),
      enumerable: true,
    });
    const end = await scene.run({ operations: JSON.stringify(operations), logs: 'live' });
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(end.outputs['failed-count']).toBe(String(names.length));
    expect(shownBehind('a | b', end.stdout)).toContain('::mine::');
    expect(shownBehind('__proto__', end.stdout)).toEqual(['from a prototype']);
  });

  it.each([
    ['split over two writes', null],
    ['split over two streams', { stream: 'cut', after: 2 } as const],
    ['split over two streams that end well', { stream: 'end', after: 2 } as const],
  ])('never shows the token, %s', async (_name, action) => {
    const { token } = scene.simulator;
    const [head, tail] = [token.slice(0, 8), token.slice(8)];
    const output = [
      { after: 0, text: `saw ${head}` },
      { after: 0, text: `${tail}\n` },
    ];
    const [over, alive] = [
      scene.simulator.seed({ exitCode: 3, output }),
      scene.simulator.seed({ status: 'EXECUTING', output }),
    ];
    for (const id of [over, alive]) {
      if (action !== null) scene.simulator.misbehave({ path: `/operations/${id}/events`, times: 1, action });
    }
    const step = scene.start({ operations: `over=${over} alive=${alive}`, logs: 'live', timeout: '5m' });
    await printed(step, 'alive │ saw');
    await scene.cancel(alive);
    const end = await step.end;
    expect(shownBehind('over', end.stdout)).toEqual(['saw ***']);
    expect(shownBehind('alive', end.stdout)).toEqual(['saw ***']);
    expect(end.stdout.replace(`::add-mask::${token}\n`, '')).not.toContain(tail);
    expect(end.summary).not.toContain(tail);
    expect(readFileSync(end.outputs['results-file'] ?? '', 'utf8')).not.toContain(tail);
  });
});

describe('the fence around lines', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('is closed after %s', async (signal) => {
    const ids = [scene.simulator.seed(running('one\n', 'two')), scene.simulator.seed(running('three\n'))];
    const step = scene.start({ operations: ids.join(' '), logs: 'live', timeout: '5m', cleanup: 'always' });
    await Promise.all([printed(step, '1 │ one'), printed(step, '2 │ three')]);
    step.child.kill(signal);
    const end = await step.end;
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(shownBehind('1', end.stdout)).toEqual(['one', 'two']);
    expect(end.outputs).toMatchObject({ outcome: 'cancelled', 'cancelled-count': '2' });
    expect(asRunnerReads(end.stdout).commands.some((line) => line.startsWith('::error::'))).toBe(true);
  });

  it('is closed at the deadline, after the last lines', async () => {
    const id = scene.simulator.seed(running('one\n', 'half a line'));
    const end = await scene.run({ operations: `unit=${id}`, logs: 'live', timeout: '1', 'on-timeout': 'cancel' });
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(shownBehind('unit', end.stdout)).toEqual(['one', 'half a line']);
    expect(end.outputs).toMatchObject({ outcome: 'timed-out', 'exit-code': '1' });
    expect(end.summary).toContain('one&#10;half a line');
  });

  it('is closed when the step crashes while lines come', async () => {
    const script = `const { toLowerCase } = String.prototype;
      String.prototype.toLowerCase = function () {
        if (String(this) === 'CRASH') throw new RangeError('crashed on purpose');
        return toLowerCase.call(this);
      };`;
    const id = scene.simulator.seed(running('one\n', 'two'));
    const crash = scene.simulator.seed({ status: 'EXECUTING', kind: 'CRASH' });
    const step = scene.start(
      { operations: `unit=${id} crash=${crash}`, logs: 'live', timeout: '5m' },
      preloaded(script),
    );
    await printed(step, 'unit │ one');
    await scene.cancel(crash);
    const end = await step.end;
    expect([end.exitCode, end.stderr]).toEqual([1, '']);
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(shownBehind('unit', end.stdout)).toEqual(['one', 'two']);
    expect(asRunnerReads(end.stdout).commands.join('\n')).toMatch(/^::error::.*crashed on purpose/m);
  });

  it('is closed before a warning that comes between lines', async () => {
    const script = `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { appendFileSync } = fs;
      fs.appendFileSync = (path, text, ...rest) => {
        if (String(path).endsWith('results.jsonl') && text !== '') throw new Error('ENOSPC: no space left on device');
        appendFileSync(path, text, ...rest);
      };
      syncBuiltinESMExports();`;
    const [first, second] = [scene.simulator.seed(running('one\n')), scene.simulator.seed(running('two\n'))];
    const step = scene.start(
      { operations: `first=${first} second=${second}`, logs: 'live', timeout: '5m' },
      preloaded(script),
    );
    await Promise.all([printed(step, 'first │ one'), printed(step, 'second │ two')]);
    const warned = printed(step, 'ENOSPC');
    await scene.cancel(first);
    await warned;
    await scene.cancel(second);
    const end = await step.end;
    expect(logViolations(end.stdout, [scene.simulator.token])).toEqual([]);
    expect(asRunnerReads(end.stdout).commands.filter((line) => /^::warning::.*ENOSPC/.test(line))).toHaveLength(1);
    expect(end.outputs).toMatchObject({ 'exit-code': '1', 'cancelled-count': '2' });
  });
});
