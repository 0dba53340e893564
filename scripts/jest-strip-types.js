import { stripTypeScriptTypes } from 'node:module';

/** The sources use erasable types only, so Node's own type stripping suffices. It keeps all positions. */
export default {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
};
