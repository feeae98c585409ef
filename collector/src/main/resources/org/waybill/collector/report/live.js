// Keeps the live page up to date: rows come by server-sent events, and never move under the pointer.
'use strict';
(() => {
  const MOST = 200;
  const SAY_MILLIS = 10000;
  const AGAIN_MILLIS = 10000;
  const box = document.getElementById('live');
  const text = box.dataset;
  const body = document.getElementById('live-rows');
  const state = document.getElementById('live-state');
  const said = document.getElementById('live-said');
  const more = document.getElementById('live-new');
  const pause = document.getElementById('live-pause');
  let waiting = [];
  let paused = false;
  let inside = false;
  let unsaid = 0;
  let source = null;
  let place = new URL(text.stream, location.href).searchParams.get('after');

  const count = (n) => (n === 1 ? text.one : text.many).replace('{0}', n);

  const rows = (html) => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    return [...holder.content.querySelectorAll('tr')];
  };

  const show = () => {
    const fresh = waiting;
    waiting = [];
    body.prepend(...fresh);
    while (body.rows.length > MOST) {
      body.deleteRow(-1);
    }
    more.hidden = true;
    const none = document.getElementById('live-none');
    if (none && fresh.length > 0) {
      none.remove();
    }
  };

  const come = (fresh) => {
    waiting = [...fresh, ...waiting].slice(0, MOST);
    unsaid += fresh.length;
    if (paused || inside || box.contains(document.activeElement)) {
      more.textContent = count(waiting.length);
      more.hidden = false;
    } else {
      show();
    }
  };

  const gap = () => {
    const row = document.createElement('tr');
    const cell = document.createElement('td');
    cell.colSpan = 5;
    cell.className = 'none';
    cell.textContent = text.gap;
    row.append(cell);
    come([row]);
    unsaid -= 1;
  };

  const tell = (words) => {
    if (state.textContent !== words) {
      state.textContent = words;
    }
  };

  const open = () => {
    const url = new URL(text.stream, location.href);
    url.searchParams.set('after', place);
    source = new EventSource(url);
    source.onopen = () => tell(paused ? text.paused : text.on);
    source.addEventListener('rows', (event) => {
      place = event.lastEventId;
      come(rows(event.data));
    });
    source.addEventListener('place', (event) => {
      place = event.lastEventId;
    });
    source.addEventListener('gap', gap);
    let ended = 0;
    source.onerror = () => {
      // a stream ends once a minute; only what does not come back at once is a loss
      if (ended === 0) {
        ended = setTimeout(() => {
          ended = 0;
          if (source.readyState !== EventSource.OPEN) {
            tell(text.lost.replace('{0}', new Date().toLocaleTimeString(document.documentElement.lang)));
          }
        }, 4000);
      }
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(open, AGAIN_MILLIS);
      }
    };
  };

  const turn = () => {
    paused = !paused;
    pause.textContent = paused ? text.go : text.pause;
    tell(paused ? text.paused : text.on);
    if (!paused && waiting.length > 0) {
      show();
    }
  };

  body.addEventListener('pointerenter', () => { inside = true; });
  body.addEventListener('pointerleave', () => { inside = false; });
  more.addEventListener('click', show);
  pause.addEventListener('click', turn);
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select, button, a, summary');
    if (event.key === ' ' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      turn();
    }
  });
  setInterval(() => {
    if (unsaid > 0) {
      said.textContent = count(unsaid);
      unsaid = 0;
    }
  }, SAY_MILLIS);
  document.getElementById('live-bar').hidden = false;
  open();
})();
