import { describe, expect, test } from '@jest/globals';
import { withoutUnused } from '../../../scripts/shake.ts';

const ARROW = '((module, exports, require) => {';
const FUNCTION = '(function(module, exports, require) {';

function bundleOf(modules: readonly string[]): string {
  return `export const modules = {\n${modules.map((text) => `/***/ ${text}`).join(',\n')}\n};\n`;
}

describe('a bundle without what no code can reach', () => {
  test('keeps what is used, with its name and its module', async () => {
    const shaken = await withoutUnused(
      bundleOf([
        `\n12:\n${ARROW}\nrequire.d(exports, { a: () => used });\n;// CONCATENATED MODULE: ./one.js\n// other\nfunction used() { return left; }\nfunction unused() {}\nconst left = 1, pure = /*#__PURE__*/ used();\n})`.trimStart(),
      ]),
    );

    expect(shaken).toContain('function used()');
    expect(shaken).toContain('// CONCATENATED MODULE: ./one.js');
    expect(shaken).not.toMatch(/unused|pure|other/);
  });

  test.each([
    ['an arrow function', `7:\n${ARROW}\nexports.a = 1;\n})`, `7: ${ARROW}`],
    ['a function', `7:\n${FUNCTION}\nthis.a = 1;\n})`, `7: ${FUNCTION}`],
    ['a number that is written shorter', `2000:\n${ARROW}\nexports.a = 1;\n})`, `2e3: ${ARROW}`],
  ])('keeps a module in parentheses: %s', async (_, module, head) => {
    const shaken = await withoutUnused(bundleOf([module, `9:\n${ARROW}\nexports.b = { 3: (x) => {\n  x();\n} };\n})`]));

    expect(shaken.replaceAll('function (', 'function(')).toContain(head);
    expect(shaken).toMatch(/\n {2}\}\),\n {2}9: \(/);
    expect(shaken).toMatch(/\n {2}\}\)\n\};\n$/);
  });

  test('has ASCII characters alone, which mean the same', async () => {
    const shaken = await withoutUnused(bundleOf([`7:\n${ARROW}\nexports.a = '…';\n})`]));

    expect(shaken).toContain(String.raw`"\u2026"`);
  });

  test('is refused when a module is not found again', async () => {
    await expect(withoutUnused(bundleOf(['7: value']))).rejects.toThrow('Of 1 modules in a bundle, 0 are found again.');
  });
});
