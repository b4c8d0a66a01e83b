// The public form works without this file. With it: characters left are counted, and what is typed is kept on the server as one types.
(() => {
  'use strict';
  for (const line of document.querySelectorAll('[data-remaining]')) {
    const field = document.getElementById(line.dataset.remaining);
    const left = () => line.textContent = line.dataset.text.replace('#', Math.max(0, line.dataset.max - field.value.length));
    field?.addEventListener('input', left);
  }

  // A heavy photo is shrunk on the phone before it crosses a slow line. The server does it too, and alone where this cannot.
  const heavy = 1000000, longest = 2000;
  async function shrink(input) {
    const file = input.files[0];
    if (!file || file.size < heavy || !/^image\/(jpeg|png)$/.test(file.type)) return;
    const photo = await createImageBitmap(file), scale = Math.min(1, longest / Math.max(photo.width, photo.height));
    const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(photo.width * scale), height: Math.round(photo.height * scale) });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(photo, 0, 0, canvas.width, canvas.height);
    const light = await new Promise(done => canvas.toBlob(done, 'image/jpeg', .82));
    // Another file may have been chosen meanwhile.
    if (!light || light.size >= file.size || input.files[0] !== file) return;
    const files = new DataTransfer();
    files.items.add(new File([light], file.name, { type: light.type }));
    input.files = files.files;
  }
  for (const input of document.querySelectorAll('.apply input[type=file]')) {
    let shrinking = null;
    input.addEventListener('change', () => {
      const own = shrinking = shrink(input).catch(() => {}).finally(() => { if (shrinking === own) shrinking = null; });
    });
    input.form.addEventListener('submit', event => {
      if (!shrinking) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      shrinking.then(() => input.form.requestSubmit(event.submitter));
    }, true);
  }

  const note = document.querySelector('[data-keep]');
  const form = note?.closest('form');
  // A page that came means the one before was saved: its copy on this phone has done its work.
  const prefix = `draft:${document.documentElement.dataset.person}:apply-`;
  for (const key of Object.keys(localStorage))
    if (key.startsWith(prefix) && key !== `draft:${document.documentElement.dataset.person}:${form?.dataset.draft}`) localStorage.removeItem(key);
  if (!form || form.querySelector('fieldset[disabled]')) return;

  let timer, running = null, stopped = false;
  function say(text, late) {
    note.textContent = text;
    note.classList.toggle('late', !!late);
  }
  // A draft of this tab belongs to the version it was typed over: an older one must not come back over what the server has now.
  function renameDraft(version) {
    if (!note.dataset.draftBase) return;
    const keyOf = name => `draft:${document.documentElement.dataset.person}:${name}`, before = keyOf(form.dataset.draft), text = sessionStorage.getItem(before);
    form.dataset.draft = note.dataset.draftBase + version;
    if (!text || before === keyOf(form.dataset.draft)) return;
    sessionStorage.removeItem(before);
    sessionStorage.setItem(keyOf(form.dataset.draft), text);
  }
  async function keep() {
    timer = null;
    const body = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(note.dataset.keep, { method: 'POST', body, redirect: 'manual' });
      if (answer.ok) {
        const { version } = await answer.json();
        form.querySelector('[data-version]').value = version;
        renameDraft(version);
        say(note.dataset.kept);
      } else if (answer.status === 409) {
        stopped = true;
        say((await answer.json()).sentence, true);
      } else if (answer.status >= 500) throw new Error();
      else stopped = true; // The file was closed: the form's own sending leads to the door.
    } catch {
      say(note.dataset.waiting, true);
      if (!timer) timer = setTimeout(run, 10000);
    }
  }
  const run = () => running = keep().finally(() => running = null);
  form.addEventListener('input', () => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => running ? running.then(run) : run(), 1500);
  });
  addEventListener('online', () => { if (timer) { clearTimeout(timer); run(); } });
  // The page's own sending waits for a keeping under way, or its version would be the older one.
  form.addEventListener('submit', event => {
    clearTimeout(timer);
    stopped = true;
    if (!running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    running.finally(() => form.requestSubmit(event.submitter));
  }, true);
})();
