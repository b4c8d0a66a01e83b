// Passkeys on the account pages: asks the browser, puts its answer into the form, sends the form. Texts come from the page.
// Loaded with every page: a script that arrived with an enhanced navigation would not run.
(() => {
  'use strict';
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return;
  const reveal = () => document.querySelectorAll('[data-passkey][hidden]').forEach(box => { box.hidden = false; });

  async function options(kind, form) {
    const token = form.querySelector('[name=__RequestVerificationToken]').value;
    const answer = await fetch(`/account/passkeys/${kind === 'create' ? 'creation' : 'request'}-options`, { method: 'POST', headers: { RequestVerificationToken: token } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function start(box) {
    const form = box.querySelector('form'), failed = box.querySelector('[data-passkey-failed]');
    failed.hidden = true;
    try {
      const json = await options(box.dataset.passkey, form);
      const credential = box.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
      form.querySelector('[data-passkey-credential]').value = JSON.stringify(credential);
      form.requestSubmit();
    } catch {
      failed.hidden = false;
    }
  }

  document.addEventListener('click', event => {
    const box = event.target.closest('[data-passkey-start]')?.closest('[data-passkey]');
    if (box) start(box);
  });
  reveal();
  window.addEventListener('load', () => window.Blazor?.addEventListener('enhancedload', reveal));
})();
