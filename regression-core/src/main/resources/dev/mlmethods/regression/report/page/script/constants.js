// What a report does once it is open: charts one can point at, tables one can sort and filter, a theme, copy buttons.
// Without it the page is complete, only still: every chart is there as an SVG, every table with all of its rows.

/** Tells which rows a chart's brush selects: detail {ids}, or null for all of them. */
const SELECT = 'report:select';
const FONT_SIZE = 12;
const MIN_HEIGHT = 260;
const MAX_HEIGHT = 640;
