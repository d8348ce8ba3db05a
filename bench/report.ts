/** Says whether a target is met. A miss is a finding, not a failure of the process. */
export function report(isMet: boolean, target: string): void {
  console.log(`${isMet ? "met   " : "MISSED"}  ${target}`);
}
