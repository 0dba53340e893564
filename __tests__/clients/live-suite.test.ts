import { expect, test } from '@jest/globals';
import { clientSource, PROJECT, python, withService } from './python.ts';

/** A look into an image of every transport needs `/etc/passwd` there, and one needs an instance that has ended. */
const PASSED = 86;

test("contree-client's own suite for a live service passes whole, without a skip", async () => {
  await withService({ project: PROJECT }, async (service, home) => {
    const headers = { authorization: `Bearer ${service.token}`, project: PROJECT };
    const body = JSON.stringify({ image: 'tag:busybox:latest', command: 'true', disposable: true });
    await fetch(`${service.url}/v1/instances`, { method: 'POST', headers, body });
    const args = ['-m', 'pytest', '-p', 'no:cacheprovider', '-q', '-rs', 'tests/test_integration.py'];
    const { code, stdout } = await python(args, service, home, clientSource());
    expect(stdout).toMatch(new RegExp(`^${PASSED} passed in `, 'm'));
    expect(code).toBe(0);
  });
});
