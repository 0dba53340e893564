import type { CheckoutLine } from '../../legs/test-results.ts';
import type { ReportedTest } from '../junit/reported-test.ts';
import { detailsOf } from './failure-details.ts';
import type { Ranked } from './first-tests.ts';
import { type HideSecrets, messageOfTest, namesOf } from './test-texts.ts';

/** A test with what is shown of it: free of secrets, bounded, in memory of its own. */
export interface KeptTest extends Ranked {
  readonly name: string;
  readonly suite: string;
  readonly className: string;
  readonly place: CheckoutLine | null;
  readonly message: string;
  readonly details: string;
}

export interface TextSource {
  readonly hideSecrets: HideSecrets;
  readonly placeOf: (report: string, test: ReportedTest) => CheckoutLine | null;
}

interface KeepOptions extends TextSource {
  readonly report: string;
  readonly hasDetails: boolean;
}

export function keptTest(number: number, test: ReportedTest, options: KeepOptions): KeptTest {
  const { report, hasDetails, hideSecrets, placeOf } = options;
  return {
    number,
    ...namesOf(test, hideSecrets),
    place: shownPlace(placeOf(report, test), hideSecrets),
    message: messageOfTest(test, hideSecrets),
    details: hasDetails ? detailsOf(test.details, hideSecrets) : '',
  };
}

/** A path that holds a secret leads nowhere once it is hidden. */
function shownPlace(place: CheckoutLine | null, hide: HideSecrets): CheckoutLine | null {
  return place !== null && hide(place.file) === place.file ? place : null;
}

/** Stands for a failed test whose texts an earlier leg of the plan gives. */
export function placeholderOf(number: number): KeptTest {
  return { number, name: '', suite: '', className: '', place: null, message: '', details: '' };
}
