// The dialog shown when an island loses its server. The framework sets the state's class (work.css shows the sentence for it) and tells
// the state by an event on the dialog; it does not bubble, so the document listens while it is captured and survives a replaced dialog.
(() => {
  'use strict';
  const modal = () => document.getElementById('components-reconnect-modal');
  const open = () => { const dialog = modal(); if (dialog && !dialog.open) dialog.showModal(); };
  const close = () => modal()?.close();

  document.addEventListener('components-reconnect-state-changed', event => {
    const state = event.detail?.state;
    retryOnReturn(state === 'failed');
    if (state === 'hide') close();
    else if (state === 'rejected') location.reload();
    else if (state) open();
  }, true);

  document.addEventListener('click', event => {
    if (event.target.closest('#components-reconnect-button')) retry();
    if (event.target.closest('#components-resume-button')) resume();
  });
  // Escape would leave a dead page that looks alive.
  document.addEventListener('cancel', event => { if (event.target === modal()) event.preventDefault(); }, true);

  async function retry() {
    retryOnReturn(false);
    try {
      // False: the server answered and no longer knows this circuit. An exception: it could not be reached.
      if (await Blazor.reconnect() || await Blazor.resumeCircuit()) close();
      else location.reload();
    } catch {
      retryOnReturn(true);
    }
  }

  async function resume() {
    try {
      if (await Blazor.resumeCircuit()) close();
      else location.reload();
    } catch {
      location.reload();
    }
  }

  // A phone taken out of the pocket, a laptop opened again: try at once.
  function retryOnReturn(wanted) {
    document.removeEventListener('visibilitychange', whenVisible);
    if (wanted) document.addEventListener('visibilitychange', whenVisible);
  }
  function whenVisible() {
    if (document.visibilityState === 'visible') retry();
  }
})();
