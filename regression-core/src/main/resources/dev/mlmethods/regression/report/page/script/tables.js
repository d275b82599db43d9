const EMPTY = new Set(['', '–', '—', 'NaN']);

function cellText(row, column) {
  return row.cells[column]?.textContent.trim() ?? '';
}

/** What a cell sorts by: a number, else its text; null where there is nothing, which goes last. */
function sortKey(row, column) {
  const text = row.cells[column]?.dataset.value ?? cellText(row, column);
  if (EMPTY.has(text)) {
    return null;
  }
  const number = Number(text);
  return Number.isNaN(number) ? text : number;
}

/** Numbers before texts, and texts by their characters' codes, so that no locale has a say. */
function compareKeys(a, b) {
  if (typeof a !== typeof b) {
    return typeof a === 'number' ? -1 : 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}

class TableView {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.rows = [...this.body.rows];
    this.page = Number(table.dataset.page) || Infinity;
    this.selected = null;
    const ofThis = (selector, attribute) => (table.id ? [...document.querySelectorAll(`${selector}[${attribute}="${CSS.escape(table.id)}"]`)] : []);
    this.filters = ofThis('.filter', 'data-filters');
    this.counts = ofThis('output', 'data-counts');
    this.more = ofThis('button.more', 'data-shows');
    this.unselect = ofThis('button.unselect', 'data-filters');
    this.listen();
    this.refresh();
  }

  listen() {
    this.headers = [...this.table.querySelectorAll('thead th')];
    this.headers.filter((header) => 'sortable' in header.dataset).forEach(addSortButton);
    for (const button of this.table.querySelectorAll('thead button.sort')) {
      button.addEventListener('click', () => this.sort(button.closest('th')));
    }
    for (const filter of this.filters) {
      filter.addEventListener(filter.tagName === 'SELECT' ? 'change' : 'input', () => this.refresh());
    }
    for (const more of this.more) {
      more.addEventListener('click', () => this.showAll());
    }
    for (const unselect of this.unselect) {
      unselect.addEventListener('click', () => clearSelection());
    }
    if (this.rows.some((row) => row.dataset.id !== undefined)) {
      document.addEventListener(SELECT, ({ detail }) => this.select(detail));
    }
  }

  sort(header) {
    const descending = header.getAttribute('aria-sort') === 'ascending';
    this.headers.forEach((other) => other.removeAttribute('aria-sort'));
    header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    const direction = descending ? -1 : 1;
    const keyed = this.rows.map((row) => ({ row, key: sortKey(row, header.cellIndex) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null);
      }
      return direction * compareKeys(a.key, b.key);
    });
    this.rows = keyed.map(({ row }) => row);
    this.body.append(...this.rows);
    this.refresh();
  }

  text(row) {
    this.texts ??= new Map();
    if (!this.texts.has(row)) {
      this.texts.set(row, Array.from(row.cells, (cell) => cell.textContent).join(' ').toLowerCase());
    }
    return this.texts.get(row);
  }

  /** Whether a row has all the words of the searches, the choices of the selects, and is in the brush. */
  matcher() {
    const words = this.filters.filter((one) => one.tagName === 'INPUT').flatMap((one) => one.value.toLowerCase().split(/\s+/)).filter(Boolean);
    const choices = this.filters.filter((one) => one.tagName === 'SELECT' && one.value !== '');
    return (row) =>
      (!this.selected || this.selected.has(row.dataset.id)) &&
      choices.every((one) => cellText(row, Number(one.dataset.column)) === one.value) &&
      words.every((word) => this.text(row).includes(word));
  }

  refresh() {
    const matches = this.matcher();
    let matching = 0;
    for (const row of this.rows) {
      const match = matches(row);
      matching += match;
      row.hidden = !match || matching > this.page;
    }
    for (const count of this.counts) {
      count.textContent = this.summary(matching, count.dataset.noun ?? 'rows');
    }
    for (const more of this.more) {
      more.hidden = matching <= this.page;
    }
  }

  summary(matching, noun) {
    const all = countText(this.rows.length);
    return (matching === this.rows.length ? all : countText(matching) + ' of ' + all) + ' ' + noun;
  }

  showAll() {
    this.page = Infinity;
    this.refresh();
  }

  select(detail) {
    this.selected = detail && new Set(detail.ids.map(String));
    for (const unselect of this.unselect) {
      unselect.hidden = !detail;
    }
    this.refresh();
  }

  /** Shows a row that a filter or the page has hidden. */
  reveal(row) {
    if (row.hidden && !this.matcher()(row)) {
      this.filters.forEach((filter) => (filter.value = ''));
      clearSelection();
      this.refresh();
    }
    if (row.hidden) {
      this.showAll();
    }
  }
}

function addSortButton(header) {
  const button = element('button', 'sort', header.textContent);
  button.type = 'button';
  header.replaceChildren(button);
}

function clearSelection() {
  document.dispatchEvent(new CustomEvent(SELECT, { detail: null }));
}

const LONG = 24;

/** A cell of a row that is not in the markup, as the template makes those that are. */
function trialCell(trial, text, key, column) {
  const cell = element('td', key !== null ? 'n' : text.length > LONG ? 'long' : '', column === 0 ? undefined : text);
  if (key !== null) {
    cell.dataset.value = key;
  }
  if (column === 0) {
    const link = element('a', '', text);
    link.href = '#trial-' + trial;
    cell.append(link);
  }
  return cell;
}

function commandCell(trial, command) {
  const summary = element('summary', '', 'Train it');
  summary.append(element('span', 'visually-hidden', ', trial ' + trial));
  const details = element('details');
  details.append(summary, element('code', '', command));
  const cell = element('td');
  cell.append(details);
  return cell;
}

function trialRow([trial, cells, keys, command]) {
  const row = element('tr');
  row.id = 'trial-' + trial;
  row.dataset.id = trial;
  row.append(...cells.map((text, column) => trialCell(trial, text, keys[column], column)), commandCell(trial, command));
  return row;
}

/** Adds the rows of a long table that are not in its markup, each in its place. */
function addRows(data) {
  const body = document.getElementById(data.dataset.rows).tBodies[0];
  const rows = [...body.rows, ...JSON.parse(data.textContent).map(trialRow)];
  rows.sort((a, b) => Number(a.dataset.id) - Number(b.dataset.id));
  body.append(...rows);
}

/** What may be beyond the edge without a loss, in pixels: the padding of a cell. */
const PADDING = 12;

/** Says so above each table that has columns beyond the edge. */
function startEdges() {
  if (!('ResizeObserver' in window)) {
    return;
  }
  const boxes = [...document.querySelectorAll('.scroll')];
  const hints = new Map(boxes.map((box) => [box, element('p', 'more-columns', 'Scroll sideways for more columns →')]));
  const observer = new ResizeObserver((entries) => {
    for (const box of new Set(entries.map(({ target }) => target.closest('.scroll')))) {
      hints.get(box).hidden = box.scrollWidth <= box.clientWidth + PADDING;
    }
  });
  for (const [box, hint] of hints) {
    hint.hidden = true;
    box.before(hint);
    observer.observe(box);
    observer.observe(box.firstElementChild);
  }
}

let tables = [];

function startTables() {
  document.querySelectorAll('script[data-rows]').forEach(addRows);
  tables = [...document.querySelectorAll('table.sortable')].filter((table) => table.tBodies.length).map((table) => new TableView(table));
}
