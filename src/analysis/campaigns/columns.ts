/** A column of numbers. */
export type Column = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** A column in memory that threads share, where they are to; else as it is. */
export function sharedIf<T extends Column>(shared: boolean, column: T): T {
  if (!shared) return column;
  const Kind = column.constructor as new (buffer: SharedArrayBuffer) => T;
  const copy = new Kind(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
