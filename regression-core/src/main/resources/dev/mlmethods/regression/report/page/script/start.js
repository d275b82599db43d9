/** What does nothing without scripts is hidden until they run, by an attribute, for style sheets may be forbidden, too. */
function showControls() {
  for (const control of document.querySelectorAll('[data-needs-script]')) {
    control.hidden = false;
  }
  for (const hint of document.querySelectorAll('[data-without-script]')) {
    hint.hidden = true;
  }
}

function start() {
  showControls();
  startTheme();
  startTables();
  startEdges();
  startCopies();
  startChoices();
  addEventListener('hashchange', showTarget);
  startPlots(() => {
    document.documentElement.dataset.ready = 'true';
    showTarget();
    performance.mark('report-ready');
  });
}

if (document.readyState === 'loading') {
  document.addEventListener('DOMContentLoaded', start);
} else {
  start();
}
