import { describe } from '@jest/globals';
import { A } from '../step-setting.ts';
import { eachIsShown } from './shown.ts';

describe('a mistake with connection', () => {
  eachIsShown([
    [
      { inputs: { operations: A, token: '' } },
      [
        '::error::The step stopped early (exit code 1): token: none is given: set the input, or CONTREE_TOKEN in the environment, or name a saved profile. Secrets are empty in a pull request from a fork or by Dependabot',
      ],
    ],
    [
      { inputs: { operations: A, token: 'abc' } },
      [
        '::error::The step stopped early (exit code 1): token: the input token has fewer than 6 characters, which no token has: check how it was stored',
      ],
    ],
    [
      { inputs: { operations: A, token: 'abc def ghi' } },
      [
        '::error::The step stopped early (exit code 1): token: the input token has a space, a line break or another character that no token has: check how it was stored',
      ],
    ],
    [
      { inputs: { operations: A, token: '', profile: 'ci' } },
      [
        '::error::The step stopped early (exit code 1): profile: there is no profile "ci" in /nowhere, nor any other: drop it, and give the input token instead',
      ],
    ],
    [
      { inputs: { operations: A, url: 'api.contree.dev' } },
      [
        '::error::The step stopped early (exit code 1): url: "api.contree.dev": the address has no http:// or https:// in front: write https://api.contree.dev',
      ],
    ],
    [
      { inputs: { operations: A, url: '' }, env: { CONTREE_URL: 'http://api.contree.dev' } },
      [
        '::error::The step stopped early (exit code 1): CONTREE_URL: "http://api.contree.dev" is plain http, so the token would travel unencrypted: use https, or set allow-http to true',
      ],
    ],
    [
      { inputs: { operations: A, url: 'https://me:secret@api.contree.dev' } },
      [
        '::error::The step stopped early (exit code 1): url: the address has a user name or a password, which it must not: write one such as https://api.contree.dev',
      ],
    ],
    [
      { inputs: { operations: A, project: 'my project' } },
      [
        '::error::The step stopped early (exit code 1): project: "my project" has a space or another character that no project id has: give the id, not the name',
      ],
    ],
    [
      { inputs: { operations: A }, env: { HTTPS_PROXY: 'socks5://me:secret@proxy:1080' } },
      [
        '::error::The step stopped early (exit code 1): HTTPS_PROXY: "socks5://***@proxy:1080" is no http or https proxy: use http://host:port, https://host:port or host:port, or name the host of the service in NO_PROXY',
      ],
    ],
    [
      { inputs: { operations: A }, env: { https_proxy: 'proxy/path' } },
      [
        '::error::The step stopped early (exit code 1): https_proxy: "proxy/path" is no address of a proxy: use http://host:port, https://host:port or host:port',
      ],
    ],
    [
      { inputs: { operations: A, token: 'Bearer abcdef' } },
      [
        '::error::The step stopped early (exit code 1): token: the input token begins with the word Bearer: leave that word out',
      ],
    ],
    [
      { inputs: { operations: A, url: 'https://api.contree.dev?project=x' } },
      [
        '::error::The step stopped early (exit code 1): url: the address has a ? or a #, which it must not: write one such as https://api.contree.dev',
      ],
    ],
    [
      { inputs: { operations: A, url: 'htps://api.contree.dev' } },
      [
        '::error::The step stopped early (exit code 1): url: "htps://api.contree.dev": the address has no http:// or https:// in front: write one such as https://api.contree.dev',
      ],
    ],
    [
      { inputs: { operations: A, 'request-timeout': '0.5' } },
      [
        '::error::The step stopped early (exit code 1): request-timeout: "0.5" is not a duration: use whole seconds such as 90, or 90s, 5m, 1h30m',
      ],
    ],
    [
      { inputs: { operations: A, 'allow-http': '1' } },
      ['::error::The step stopped early (exit code 1): allow-http: "1" is not a boolean: use true or false'],
    ],
  ]);
});
