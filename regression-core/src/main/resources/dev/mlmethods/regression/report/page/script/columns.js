/** Columns that several charts show are in the page but once, and decoded but once. */
const sharedColumns = JSON.parse(document.getElementById('shared-columns')?.textContent ?? '[]');
const sharedNumbers = new Map();

/** The numbers of a column. Typed arrays have the byte order of the machine: little-endian wherever browsers run. */
function decode(column) {
  if (!column) {
    return null;
  }
  if ('shared' in column) {
    if (!sharedNumbers.has(column.shared)) {
      sharedNumbers.set(column.shared, decode(sharedColumns[column.shared]));
    }
    return sharedNumbers.get(column.shared);
  }
  const bytes = Uint8Array.from(atob(column.f32 ?? column.f64), (letter) => letter.charCodeAt(0));
  return 'f32' in column ? new Float32Array(bytes.buffer) : new Float64Array(bytes.buffer);
}
