import { Ledger } from '../../../src/legs/ledger.ts';
import type { Leg } from '../../../src/legs/leg.ts';
import type { Message } from '../../../src/watch/messages.ts';
import { Streams } from '../../../src/watch/streams.ts';
import { uuidOf } from '../../doubles/fixtures.ts';
import { scriptedService, timelines, type Script, type ScriptedService } from '../../doubles/scripted-service.ts';
import { virtualClock, type VirtualClock } from '../../doubles/virtual-clock.ts';

export const legOf = (number: number): Leg => ({ name: `leg-${String(number)}`, uuid: uuidOf(number) });

export interface StreamsSetting {
  readonly clock: VirtualClock;
  readonly service: ScriptedService;
  readonly streams: Streams;
  /** Names of the legs whose stream the service has agreed to send. */
  readonly opened: () => string[];
  /** Names of the legs whose stream has ended, and how; a crash as its text. */
  readonly ended: readonly string[];
  /** Everything that the streams sent. */
  readonly messages: readonly Message[];
  /** What the leg wrote, as far as it was read. */
  readonly outputOf: (number: number) => string;
}

/** Streams of so many legs, which execute for a minute unless the script says otherwise; none is open yet. */
export function streamsOf(
  count: number,
  script: Partial<Script> & { readonly timeout?: number } = {},
  onSend: (message: Message) => void = () => undefined,
): StreamsSetting {
  const clock = virtualClock();
  const operations = timelines(count, () => ({ EXECUTING: 0, SUCCESS: 60_000 }));
  const service = scriptedService({ clock, operations, events: true, ...script });
  const ended: string[] = [];
  const messages: Message[] = [];
  const ledger = new Ledger();
  const legs = Array.from({ length: count }, (_, index) => legOf(index + 1));
  ledger.add(legs);
  const streams = new Streams({
    client: service.client,
    clock,
    ledger,
    deadline: clock.now() + (script.timeout ?? 600_000),
    send: (message) => {
      onSend(message);
      messages.push(message);
      if (message.kind === 'stream-ended') ended.push(`${message.leg.name} ${message.end.kind}`);
      if (message.kind === 'crashed') ended.push(String(message.cause));
    },
  });
  const opened = (): string[] => legs.filter((leg) => ledger.facts(leg).begun).map(({ name }) => name);
  const outputOf = (number: number): string =>
    messages
      .flatMap((message) =>
        message.kind === 'output' && message.leg.name === legOf(number).name ? [message.event] : [],
      )
      .map((event) => (event.kind === 'output' ? event.bytes.toString() : event.kind))
      .join('');
  return { clock, service, streams, opened, ended, messages, outputOf };
}
