/** Shows how far long work is. `total` may be unknown (0) at first. */
export interface Progress {
  begin(stage: string, total: number): void;
  advance(by: number): void;
  end(): void;
}

export const noProgress: Progress = { begin() {}, advance() {}, end() {} };
