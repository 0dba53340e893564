import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderSummaryPage } from './render-summary.ts';

/** Pixels of the pictures: of a desktop in both schemes, and of a phone. */
const DESKTOP = { width: 1060, height: 1700 };
const PHONE = { width: 400, height: 1700 };

export interface PageOptions {
  readonly folder: string;
  /** Needs `chromium` on the PATH. */
  readonly withPictures: boolean;
}

/** Writes what GitHub shows of a Markdown text as a page and, where wanted, pictures of it. Prints how long it took. */
export async function writePage(
  name: string,
  render: () => string,
  { folder, withPictures }: PageOptions,
): Promise<void> {
  const started = performance.now();
  const text = render();
  const took = `${String(Math.round(performance.now() - started))} ms`;
  console.log(`${name}: ${String(Buffer.byteLength(text))} bytes in ${took}`);
  writeFileSync(join(folder, `${name}.md`), text);
  const page = join(folder, `${name}.html`);
  writeFileSync(page, await renderSummaryPage(text, name));
  if (!withPictures) return;
  const url = pathToFileURL(page).href;
  const picture = (kind: string): string => join(folder, `${name}-${kind}.png`);
  takePicture(url, picture('dark'), DESKTOP, 0);
  takePicture(url, picture('light'), DESKTOP, 1);
  // A window is never narrower than 500 pixels; a frame is.
  const frame = join(folder, `${name}-phone.html`);
  const { width, height } = PHONE;
  writeFileSync(
    frame,
    `<body style="margin:0"><iframe src="${url}" width="${String(width)}" height="${String(height)}" style="border:0">`,
  );
  takePicture(pathToFileURL(frame).href, picture('phone'), PHONE, 1);
}

/** @param scheme 0 for dark, 1 for light */
function takePicture(url: string, target: string, { width, height }: typeof PHONE, scheme: 0 | 1): void {
  const options = [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--allow-file-access-from-files'],
    `--window-size=${String(width)},${String(height)}`,
    `--blink-settings=preferredColorScheme=${String(scheme)}`,
    `--screenshot=${target}`,
  ];
  execFileSync('chromium', [...options, url], { stdio: 'ignore' });
}
