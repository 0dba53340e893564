import { stripTypeScriptTypes } from 'node:module';

/** The sources use erasable types only, so Node's own stripping is all that jest needs; positions stay as they are. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
