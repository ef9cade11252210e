/** A server that answers. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:7726`. */
  readonly url: string;
  close(): Promise<void>;
}
