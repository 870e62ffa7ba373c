/** A bound on work that would grow with the square of a hostile contract. */
export class Budget {
  private left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** One more step; false once nothing is left. */
  spend(): boolean {
    if (this.left <= 0) return false;
    this.left--;
    return true;
  }

  get isSpent(): boolean {
    return this.left <= 0;
  }
}
