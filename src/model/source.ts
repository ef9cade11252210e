/** A file (or standard input) as it was taken in, and how it was understood. */
export interface Source {
  /** SHA-256 of the original bytes. */
  readonly sourceId: string;
  /** The name it came under. */
  readonly name: string;
  readonly bytes: number;
  readonly format: string;
  readonly compressed: boolean;
  readonly encoding: string;
  /** Field to column name, as recognised or mapped by hand. */
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that were kept in the original but not used. */
  readonly unused: readonly string[];
  /** IANA zone in which times without an offset were read. */
  readonly zone: string;
  readonly region: string;
  readonly notes: readonly string[];
}

/** What taking a source in came to. `records` = `accepted` + `rejected`; `added` are those not known before. */
export interface Taken {
  readonly records: number;
  readonly accepted: number;
  readonly added: number;
  readonly rejected: number;
}

/** A file or paste that was taken in, with how it was understood. */
export interface TakenSource
  extends Taken,
    Pick<Source, 'sourceId' | 'name' | 'bytes' | 'format' | 'columns' | 'zone' | 'region' | 'notes'> {
  readonly takenAt: number | null;
  readonly actor: string | null;
}
