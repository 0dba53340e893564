/**
 * Seeds that are played unless others are named, those that take longest first. Of 604 that were played, these have between
 * them every value of an input and every fault on every route and mode that seeds 1 to 500 have, every verdict, every row of a
 * leg by mode, outcome and status, and 97 % of the blocks of code that the bundle ran in any (NODE_V8_COVERAGE). What their
 * order or their time alone makes different is left to the seeds that no run had before (`.github/workflows/new-seeds.yml`).
 */
// prettier-ignore
export const PLAYED_SEEDS: readonly number[] = [
  5115, 476, 5900, 2895, 2877, 735, 1496, 1371, 396, 335, 2458, 521, 1850, 541, 256, 1481, 1940, 1620, 905, 320, 317,
  1081, 488, 1736, 3056, 3901, 11, 474, 3964, 3803, 1799, 174, 1340, 3275, 439, 2789, 77, 5127, 282, 2198, 1126, 1461,
  2551, 469, 1767, 965, 5037, 2777, 472, 367, 449, 3179, 1854, 478, 4830, 3519, 163, 4799, 361, 294, 156, 164, 4119,
  2670, 168, 2485, 562, 93, 212, 3082, 1644, 489, 205, 1514, 718, 1390, 859, 3076, 5260, 498, 319, 3741, 3955, 238,
  2319, 262, 698, 1466, 1221, 1203, 264, 2918, 782, 1908, 2863, 273, 240, 105, 767, 124, 1059, 936, 3117, 4315, 204,
  458, 1140, 1296, 324, 3, 2934, 410, 1707, 1165, 2053, 708, 491, 4531, 2187, 108, 4091, 3913, 671, 245, 2774, 3292,
  2676, 882, 84, 1786, 1188, 5958, 759, 5910, 2903, 308, 2824, 377, 2663, 1319, 1258, 958, 5706, 2077, 2859, 2376, 68,
  3972, 1336, 429, 427, 2622, 1617, 593, 1844, 1271, 3372, 1923, 57, 5151, 2592, 3843, 2780, 2181, 565, 1623,
];
