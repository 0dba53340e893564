/** The entry of the state that names the check runs which the post step must complete; empty for none. */
export const OPEN_CHECKS = 'open-checks';
