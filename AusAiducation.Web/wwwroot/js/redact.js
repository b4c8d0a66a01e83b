// Black boxes drawn on a picture: by finger or mouse, or with the keyboard. Only their places are sent; the server burns them in.
(() => {
  'use strict';
  const UNIT = 10000, STEP = 100, LEAST = 60;
  const clamp = (n, least, most) => Math.min(most, Math.max(least, Math.round(n)));

  function begin(form) {
    const sheet = form.querySelector('[data-redact-sheet]');
    const img = sheet.querySelector('img');
    const template = form.querySelector('[data-redact-box]');
    const field = form.querySelector('[name=boxes]');
    const picture = form.querySelector('[type=file]');
    const boxes = [];

    function show(box) {
      box.w = clamp(box.w, LEAST, UNIT); box.h = clamp(box.h, LEAST, UNIT);
      box.x = clamp(box.x, 0, UNIT - box.w); box.y = clamp(box.y, 0, UNIT - box.h);
      Object.assign(box.element.style, { left: box.x / 100 + '%', top: box.y / 100 + '%', width: box.w / 100 + '%', height: box.h / 100 + '%' });
      field.value = boxes.map(b => [b.x, b.y, b.w, b.h].join(',')).join(';');
    }
    function add(x, y, w, h) {
      const element = template.content.firstElementChild.cloneNode(true);
      const box = { x, y, w, h, element };
      element.setAttribute('aria-label', `${element.getAttribute('aria-label')} ${boxes.length + 1}`);
      boxes.push(box);
      sheet.append(element);
      show(box);
      return box;
    }
    function remove(box) {
      const at = boxes.indexOf(box);
      if (at < 0) return;
      boxes.splice(at, 1);
      box.element.remove();
      field.value = boxes.map(b => [b.x, b.y, b.w, b.h].join(',')).join(';');
      boxes.at(-1)?.element.focus();
    }
    const place = event => {
      const r = img.getBoundingClientRect();
      return [(event.clientX - r.left) / r.width * UNIT, (event.clientY - r.top) / r.height * UNIT];
    };

    // The first touch on a phone draws: scrolling stays possible beside the picture and with two fingers.
    sheet.addEventListener('pointerdown', event => {
      if (event.button) return;
      const [x, y] = place(event);
      const held = boxes.find(b => b.element === event.target);
      const box = held || add(x, y, 0, 0);
      const from = { ...box };
      sheet.setPointerCapture(event.pointerId);
      event.preventDefault();
      const move = e => {
        const [nx, ny] = place(e);
        if (held) { box.x = from.x + nx - x; box.y = from.y + ny - y; }
        else { box.x = Math.min(x, nx); box.y = Math.min(y, ny); box.w = Math.abs(nx - x); box.h = Math.abs(ny - y); }
        show(box);
      };
      const end = () => {
        sheet.removeEventListener('pointermove', move);
        // A mere touch drew nothing.
        if (!held && (box.w <= LEAST || box.h <= LEAST)) remove(box);
        else box.element.focus();
      };
      sheet.addEventListener('pointermove', move);
      sheet.addEventListener('pointerup', end, { once: true });
      sheet.addEventListener('pointercancel', end, { once: true });
    });
    sheet.addEventListener('keydown', event => {
      const box = boxes.find(b => b.element === event.target);
      if (!box) return;
      const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      if (by) {
        if (event.shiftKey) { box.w += by[0]; box.h += by[1]; } else { box.x += by[0]; box.y += by[1]; }
        show(box);
      } else if (event.key === 'Delete' || event.key === 'Backspace') remove(box);
      else return;
      event.preventDefault();
    });
    form.querySelector('[data-redact-add]').addEventListener('click', () => { if (!sheet.hidden) add(3500, 4500, 3000, 600).element.focus(); });
    form.querySelector('[data-redact-undo]').addEventListener('click', () => { if (boxes.length) remove(boxes.at(-1)); });
    picture?.addEventListener('change', () => {
      for (const box of [...boxes]) remove(box);
      if (img.src.startsWith('blob:')) URL.revokeObjectURL(img.src);
      sheet.hidden = !picture.files.length;
      if (picture.files.length) img.src = URL.createObjectURL(picture.files[0]);
    });
  }

  document.querySelectorAll('form[data-redact]').forEach(begin);
})();
