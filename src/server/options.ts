import type { AccessBook } from '../app/index.ts';
import type { CommandDesk } from '../model/command-line.ts';

/** How a server is to answer. */
export interface ServerOptions {
  /** 127.0.0.1 unless told. Anything but loopback needs a good admin token. */
  readonly host?: string;
  /** 7726 unless told; 0 takes a free one. */
  readonly port?: number;
  /** Names under which the server may be asked beside its own, such as that of a proxy: `hookline.example` or `hookline.example:8443`. */
  readonly allowedHosts?: readonly string[];
  /** Folder of the built page; without one there is only the API. */
  readonly pageFolder?: string | null;
  /** Name of whoever is at a loopback page without a token. */
  readonly openActor: string;
  /** On loopback, too, nobody gets in without a token. Always so where other names are allowed. */
  readonly demandTokens?: boolean;
  /** The tokens of the workspace. */
  readonly access: AccessBook;
  /** Does commands of other processes of this machine. */
  readonly commands?: CommandDesk;
  /** Requests a minute for each token; 1,200 unless told. */
  readonly requestsPerMinute?: number;
  /** Reads data files while nobody asks, so that the first who looks something up need not wait for them. */
  readonly warmUp?: boolean;
  /** Told of faults of the program itself, with nothing of the request but its operation. Standard error unless told. */
  readonly onFault?: (fault: string) => void;
  readonly now: () => number;
}

/** A server that answers. */
export interface RunningServer {
  /** Such as `http://127.0.0.1:7726`. */
  readonly url: string;
  /** Ends event streams and closes. What was asked for is done when this is, also where the client is gone. */
  close(): Promise<void>;
}
