// Keys of the scoring page. It only clicks and focuses what stands on the page, so a mouse, a finger and a screen reader do the same.
(() => {
  'use strict';
  const desk = () => document.querySelector('[data-scoring][data-live]');
  const criteria = () => [...desk().querySelectorAll('[data-criterion]')];
  const chosen = criterion => criterion.querySelector('input:checked');
  const aim = criterion => (chosen(criterion) ?? criterion.querySelector('input'))?.focus();
  const writes = target => target.closest?.('textarea, select, input:not([type=radio])');

  function current() {
    const all = criteria();
    return all.find(c => c.contains(document.activeElement)) ?? all.find(c => !chosen(c)) ?? all[0];
  }
  function move(step) {
    const all = criteria();
    const at = all.findIndex(c => c.contains(document.activeElement));
    aim(at < 0 ? current() : all[Math.min(Math.max(at + step, 0), all.length - 1)]);
  }
  function mark(level) {
    const criterion = current();
    const input = [...criterion?.querySelectorAll('input') ?? []].find(i => i.value === level);
    if (!input) return false;
    input.focus();
    input.click();
    const all = criteria(), next = all[all.indexOf(criterion) + 1];
    if (next) aim(next);
    return true;
  }
  const press = selector => { const at = desk().querySelector(selector); at?.click(); return !!at; };

  // The server opens the button once it has the last mark; a quick hand is there before it, and must not be ignored.
  function send() {
    const button = desk().querySelector('[data-scoring-send]');
    if (!button || !button.disabled || !criteria().every(chosen)) return press('[data-scoring-send]');
    const opened = new MutationObserver(() => {
      if (button.disabled) return;
      opened.disconnect();
      button.click();
    });
    opened.observe(button, { attributes: true, attributeFilter: ['disabled'] });
    setTimeout(() => opened.disconnect(), 5000);
    return true;
  }

  const keys = {
    ArrowDown: () => (move(1), true),
    ArrowUp: () => (move(-1), true),
    j: () => press('[data-scoring-next]'),
    k: () => press('[data-scoring-previous]'),
    n: () => mark('na'),
    s: () => press('[data-scoring-skip]'),
    c: () => { const text = desk().querySelector('textarea'); text?.focus(); return !!text; },
  };

  document.addEventListener('keydown', event => {
    if (!desk() || event.altKey || event.metaKey || event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.ctrlKey) {
      if (event.key === 'Enter' && send()) event.preventDefault();
      return;
    }
    if (writes(event.target)) {
      if (event.key === 'Escape' && criteria().length) aim(current());
      return;
    }
    const done = /^[0-9]$/.test(event.key) ? mark(event.key) : keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]?.();
    if (done) event.preventDefault();
  }, true);

  // The first unmarked criterion waits for its digit once the page is live; nobody's focus is taken away, and the file stays in view.
  const ready = new MutationObserver(() => {
    if (!desk()) return;
    ready.disconnect();
    const first = criteria().find(c => !chosen(c));
    if (document.activeElement === document.body) first?.querySelector('input')?.focus({ preventScroll: true });
  });
  ready.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-live'] });
})();
