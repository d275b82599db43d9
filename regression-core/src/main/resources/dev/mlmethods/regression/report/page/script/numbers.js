/** Four significant digits, or all of the whole part, as in the tables; the same wherever the report is read. */
function numberText(x) {
  if (!Number.isFinite(x)) {
    return Number.isNaN(x) ? '–' : x > 0 ? '∞' : '-∞';
  }
  if (Number.isInteger(x) && Math.abs(x) < 1e9) {
    return withCommas(String(x));
  }
  const size = Number(Math.abs(x).toPrecision(4));
  if (size < 1e-4 || size >= 1e9) {
    return x.toExponential(3).replace('e+', 'e');
  }
  return withCommas(size >= 1000 ? x.toFixed(0) : x.toPrecision(4));
}

/** A round number on an axis, short enough to stand beside others. */
function tickText(x) {
  const size = Math.abs(x);
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) {
    const [mantissa, exponent] = x.toExponential(5).split('e');
    return Number(mantissa) + 'e' + Number(exponent);
  }
  return withCommas(String(Number(x.toPrecision(10))));
}

/** The whole part in groups of three from 10,000: a year stays a year. */
function withCommas(text) {
  const [whole, decimals] = text.split('.');
  if (whole.replace('-', '').length < 5) {
    return text;
  }
  return decimals === undefined ? countText(whole) : countText(whole) + '.' + decimals;
}

function countText(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function clamp(x, low, high) {
  return Math.min(Math.max(x, low), high);
}
