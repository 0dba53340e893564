/** A report that cannot be read to its end. The message is a clause without a full stop, such as `it is cut off in line 12`. */
export class BadReport extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'BadReport';
  }
}
