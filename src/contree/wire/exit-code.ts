import * as v from 'valibot';

const WHOLE_NUMBER = /^[+-]?\d{1,15}$/u;

/** In place of an exit code that is no whole number: no command passes with it. */
const UNREADABLE_CODE = -1;

/** Null where there is none. A service may put it as a text. */
export const exitCode = v.pipe(
  v.unknown(),
  v.transform((value) => {
    if (value === null || value === undefined || value === '') return null;
    const code = typeof value === 'string' && WHOLE_NUMBER.test(value.trim()) ? Number(value) : value;
    return Number.isSafeInteger(code) ? Number(code) : UNREADABLE_CODE;
  }),
);
