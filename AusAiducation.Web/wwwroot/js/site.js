// Behaviour of static pages: dialogs, confirmation, menus, theme, unsaved work, drafts, keys.
// Everything is delegated from the document, so it survives enhanced navigation; nothing here speaks: texts come from the page.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const openDialog = dialog => { if (dialog && !dialog.open) dialog.showModal(); };

  // ---- dialogs and confirmation ----
  // data-confirm="sentence" on a button; data-confirm-ok="verb" and data-confirm-tone="danger" are optional.
  const agreed = new WeakSet();
  function ask(text, ok, tone) {
    const dialog = document.getElementById('confirm-dialog');
    if (!dialog) return Promise.resolve(window.confirm(text));
    const button = dialog.querySelector('[data-confirm-ok]');
    button.dataset.usual ??= button.textContent;
    button.textContent = ok || button.dataset.usual;
    button.classList.toggle('danger', tone === 'danger');
    button.classList.toggle('primary', tone !== 'danger');
    dialog.querySelector('[data-confirm-text]').textContent = text;
    dialog.returnValue = '';
    openDialog(dialog);
    return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
  }
  function askThenClick(event, element, text, ok, tone, before) {
    event.preventDefault();
    event.stopImmediatePropagation();
    ask(text, ok, tone).then(yes => {
      if (!yes) return;
      before?.();
      agreed.add(element);
      element.click();
      agreed.delete(element);
    });
  }

  // ---- unsaved work: form[data-guard="sentence"] ----
  const dirty = new Set();
  const unsaved = () => [...dirty].find(form => form.isConnected && form.hasAttribute('data-guard'));
  addEventListener('beforeunload', event => { if (unsaved()) event.preventDefault(); });

  // Captured before Blazor's own listeners, so that a question can hold the click back.
  addEventListener('click', event => {
    const asking = event.target.closest?.('[data-confirm]');
    if (asking && !agreed.has(asking)) {
      const form = asking.form;
      if (form && !form.noValidate && !asking.formNoValidate && !form.reportValidity()) { event.preventDefault(); event.stopImmediatePropagation(); return; }
      return askThenClick(event, asking, asking.dataset.confirm, asking.dataset.confirmOk, asking.dataset.confirmTone);
    }
    const link = event.target.closest?.('a[href]');
    const guarded = link && !agreed.has(link) && !link.target && !link.hasAttribute('download') && !event.ctrlKey && !event.metaKey && unsaved();
    if (guarded && guarded.dataset.guard) askThenClick(event, link, guarded.dataset.guard, null, null, () => dirty.clear());
  }, true);

  document.addEventListener('click', event => {
    const at = selector => event.target.closest(selector);
    for (const menu of all('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
    const opener = at('[data-dialog]');
    if (opener) openDialog(document.getElementById(opener.dataset.dialog));
    const box = at('[data-close]')?.closest('dialog, .toast, .notice');
    if (box) box.close ? box.close() : box.hidden = true;
    const theme = at('[data-theme-set]');
    if (theme) setTheme(theme.dataset.themeSet);
    if (at('[data-print]')) window.print();
    if (at('.skip')) { event.preventDefault(); document.querySelector('main')?.focus(); }
  });

  // ---- theme ----
  function setTheme(name) {
    document.cookie = `theme=${name}; path=/; max-age=31536000; SameSite=Lax${location.protocol === 'https:' ? '; Secure' : ''}`;
    root.dataset.theme = name;
    showTheme();
  }
  const showTheme = () => all('[data-theme-set]').forEach(b => b.setAttribute('aria-pressed', b.dataset.themeSet === root.dataset.theme));

  // ---- one submission at a time ----
  // The button is marked, not disabled: its name and value still travel, and focus stays where it was. data-repeat opts out (downloads).
  const busy = new Map();
  function release(form) {
    clearTimeout(busy.get(form)?.timer);
    busy.get(form)?.button?.removeAttribute('aria-disabled');
    busy.get(form)?.button?.removeAttribute('aria-busy');
    busy.delete(form);
  }
  addEventListener('submit', event => {
    if (busy.has(event.target)) { event.preventDefault(); event.stopImmediatePropagation(); }
  }, true);
  addEventListener('submit', event => {
    const form = event.target, button = event.submitter;
    const posted = form.hasAttribute('data-enhance') || !event.defaultPrevented;
    if (!posted || form.getAttribute('method') === 'dialog') return;
    dirty.delete(form);
    if (form.matches('[data-sign-out], [action*="logout" i]')) forgetDrafts(); else flushDrafts();
    if (form.hasAttribute('data-repeat')) return;
    button?.setAttribute('aria-disabled', 'true');
    button?.setAttribute('aria-busy', 'true');
    busy.set(form, { button, timer: setTimeout(release, 15000, form) });
  });

  // ---- drafts: form[data-draft="key"], kept for one tab and one person (html[data-person]) ----
  const waiting = new Map();
  // Kept beyond this tab only where the person said the device is theirs (html[data-own-device]).
  const store = () => root.hasAttribute('data-own-device') ? localStorage : sessionStorage;
  const draftKey = name => root.dataset.person ? `draft:${root.dataset.person}:${name}` : null;
  const keptInDraft = field => field.name && !field.closest('[data-draft-skip]')
    && !['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image'].includes(field.type);
  function* draftFields(form) {
    const seen = {};
    for (const field of form.elements) {
      if (!keptInDraft(field)) continue;
      const turn = seen[field.name] = (seen[field.name] ?? -1) + 1;
      yield [`${field.name}#${turn}`, field, field.type === 'checkbox' || field.type === 'radio' ? 'checked' : 'value'];
    }
  }
  function saveDraft(form) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const key = draftKey(form.dataset.draft);
    if (!key) return;
    const values = {};
    for (const [name, field, property] of draftFields(form)) values[name] = field[property];
    try { store().setItem(key, JSON.stringify(values)); } catch { /* full or forbidden: the page works without */ }
  }
  function restoreDraft(form) {
    const key = draftKey(form.dataset.draft), text = key && store().getItem(key);
    if (!text) return;
    const values = JSON.parse(text);
    let changed = false;
    for (const [name, field, property] of draftFields(form)) {
      if (!(name in values) || field[property] === values[name]) continue;
      field[property] = values[name];
      changed = true;
    }
    if (!changed) return;
    dirty.add(form);
    all('[data-draft-note]', form).forEach(note => note.hidden = false);
  }
  // "name*" clears every draft whose name begins so.
  function clearDraft(key) {
    if (!key?.endsWith('*')) return store().removeItem(key);
    Object.keys(store()).filter(kept => kept.startsWith(key.slice(0, -1))).forEach(kept => store().removeItem(kept));
  }
  const flushDrafts = () => [...waiting.keys()].forEach(saveDraft);
  function forgetDrafts(keep = () => false) {
    waiting.forEach(clearTimeout);
    waiting.clear();
    for (const place of [sessionStorage, localStorage])
      Object.keys(place).filter(key => key.startsWith('draft:') && !keep(key)).forEach(key => place.removeItem(key));
  }
  // ---- input[data-tick-all="name"]: ticks every box of that name in its form (data-ticks-form when the boxes lie elsewhere) ----
  document.addEventListener('change', event => {
    const all = event.target.dataset?.tickAll;
    if (all) document.querySelectorAll(`input[type=checkbox][name="${all}"][form="${event.target.dataset.ticksForm}"]`).forEach(box => box.checked = event.target.checked);
  });

  addEventListener('pagehide', flushDrafts);
  document.addEventListener('input', event => {
    const form = event.target.form;
    if (!form) return;
    if (form.hasAttribute('data-guard')) dirty.add(form);
    if (!form.hasAttribute('data-draft')) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(saveDraft, 400, form));
  });

  // ---- keys ----
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      for (const menu of all('details.menu[open]')) { menu.open = false; menu.querySelector('summary').focus(); }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest?.('input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable], dialog')) return;
    if (event.key === '?') openDialog(document.getElementById('keys'));
    if (event.key !== '/') return;
    const search = all('[type=search]').find(field => field.getClientRects().length);
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  });

  // ---- a[data-reload="2"]: something is under way; the link is followed again every so many seconds while its page is open ----
  let again;
  function lookAgain() {
    clearTimeout(again);
    const link = document.querySelector('a[data-reload]');
    if (link) again = setTimeout(() => link.isConnected && link.click(), link.dataset.reload * 1000);
  }

  // ---- each time a page has come, in full or in part ----
  function leave() {
    flushDrafts();
    clearTimeout(again);
    dirty.clear();
    all('dialog[open]:not(#components-reconnect-modal)').forEach(dialog => dialog.close());
    all('.side[popover]').forEach(side => { try { side.hidePopover(); } catch { /* closed, or not known to this browser */ } });
    all('details.menu[open]').forEach(menu => menu.open = false);
  }
  function arrive() {
    [...busy.keys()].forEach(release);
    if (root.dataset.person) forgetDrafts(key => key.startsWith(`draft:${root.dataset.person}:`));
    else if (root.hasAttribute('data-forget')) forgetDrafts();
    all('[data-draft-clear]').forEach(sign => clearDraft(draftKey(sign.dataset.draftClear)));
    all('form[data-draft]').forEach(form => waiting.has(form) || restoreDraft(form));
    all('form[data-guard]').forEach(form => form.querySelector('.error') && dirty.add(form));
    all('dialog[data-open]').forEach(openDialog);
    showTheme();
    lookAgain();
  }
  // An island's scripts are not run by an enhanced navigation: such a page is loaded once more, in full, and never in a loop.
  function completeIsland() {
    // A light page reached by an enhanced navigation lacks its script and keeps the framework's: loaded whole, it has neither fault.
    if (document.body.hasAttribute('data-light')) return location.reload();
    if (!document.body.hasAttribute('data-island') || window.mudElementRef) return;
    if (sessionStorage.getItem('island') === location.href) return;
    sessionStorage.setItem('island', location.href);
    location.reload();
  }
  function listenToBlazor() {
    if (!window.Blazor?.addEventListener) return false;
    window.Blazor.addEventListener('enhancednavigationstart', leave);
    window.Blazor.addEventListener('enhancedload', () => { arrive(); completeIsland(); });
    return true;
  }
  addEventListener('load', () => { if (window.mudElementRef) sessionStorage.removeItem('island'); });
  addEventListener('pageshow', event => { if (event.persisted) arrive(); });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', arrive); else arrive();
  if (!listenToBlazor()) addEventListener('load', listenToBlazor, { once: true });
})();
