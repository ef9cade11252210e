/** What is to be undone when the tests of a file are over. */
const open: (() => void)[] = [];

/** Does this when the tests of the file that runs now are over, the latest first. */
export function whenFileEnds(work: () => void): void {
  open.push(work);
}

/** Called by `after-file.ts`, and by nothing else. */
export function endFile(): void {
  for (const work of open.splice(0).reverse()) work();
}
