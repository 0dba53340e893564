import { realpath } from 'node:fs/promises';
import { posix } from 'node:path';
import type { FileSet } from '../../files/local-files.ts';
import type { CheckoutLine } from '../../legs/test-results.ts';
import type { LegPlan, RunPlan } from '../../plan/leg-plan.ts';
import type { ReportedTest } from '../junit/reported-test.ts';
import { goModulesIn } from './go-modules.ts';
import { basesOf } from './named-file.ts';
import { FileIndex, SandboxFiles } from './sandbox-files.ts';
import type { PlacedSet, SandboxView } from './sandbox-view.ts';
import { placeOfTest } from './test-places.ts';

/**
 * Finds the place of a leg's test in the checkout.
 * @param report the path of the report, relative to the leg's `cwd` when it is below it, else absolute
 */
export type PlaceOf = (leg: string, report: string, test: ReportedTest) => CheckoutLine | null;

/** What of mode run's inputs says where files of the checkout went. */
export interface UploadedFiles {
  readonly plan: RunPlan;
  readonly setupFiles: FileSet;
  /** Of each leg, in the plan's order; legs with the same files share one. */
  readonly legFiles: readonly FileSet[];
  /** Absolute. */
  readonly workspace: string;
}

/**
 * Finds tests of the run's legs in the checkout by the files that were uploaded, and by nothing else: a path that no file went
 * to has no place. The files that the setup got are in the sandboxes of the legs that begin with its image.
 */
export async function placesOfRun({ plan, setupFiles, legFiles, workspace }: UploadedFiles): Promise<PlaceOf> {
  const real = await realpath(workspace);
  const indexed = new Map<FileSet, Pick<PlacedSet, 'index' | 'modules'>>();
  for (const set of new Set([setupFiles, ...legFiles])) {
    indexed.set(set, { index: new FileIndex(set.files, real), modules: await goModulesIn(set.files, real) });
  }
  const placed = (set: FileSet | undefined, cwd: string): readonly PlacedSet[] => {
    const known = set && indexed.get(set);
    return known === undefined ? [] : [{ ...known, cwd }];
  };
  const setsOf = (leg: LegPlan, index: number): readonly PlacedSet[] => [
    ...placed(legFiles[index], leg.cwd),
    ...(plan.setup === null || leg.image !== null ? [] : placed(setupFiles, plan.setup.cwd)),
  ];
  const views = new Map(plan.legs.map((leg, index) => [leg.name, viewOf(setsOf(leg, index), leg.cwd)]));
  return (leg, report, test) => {
    const view = views.get(leg);
    return view === undefined ? null : placeOfTest(test, view(report));
  };
}

/** What a name means in each report of a leg. */
function viewOf(sets: readonly PlacedSet[], cwd: string): (report: string) => SandboxView {
  const files = new SandboxFiles(sets);
  const top = posix.resolve('/', cwd);
  return (report) => ({ files, sets, bases: basesOf(top, report) });
}
