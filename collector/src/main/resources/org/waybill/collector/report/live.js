// Keeps the live page up to date: rows come by server-sent events, and never move under the pointer.
(() => {
  'use strict';
  const MOST = 200;
  const SAY_MILLIS = 10000;
  const AGAIN_MILLIS = 10000;
  const LOST_MILLIS = 4000;

  /** Looks on for one content of the page; returns what ends that. */
  const look = () => {
    const part = name => document.getElementById(`live${name}`);
    const box = part('');
    if (!box) return () => {};
    const text = box.dataset;
    const body = part('-rows');
    const more = part('-new');
    const pause = part('-pause');
    let waiting = [];
    let paused = false;
    let inside = false;
    let unsaid = 0;
    let ended = false;
    let source;
    let lost = 0;
    let place = new URL(text.stream, location.href).searchParams.get('after');

    const count = n => (n === 1 ? text.one : text.many).replace('{0}', n);
    const tell = words => {
      if (part('-state').textContent !== words) part('-state').textContent = words;
    };
    const show = () => {
      const fresh = waiting;
      waiting = [];
      body.prepend(...fresh);
      while (body.rows.length > MOST) body.deleteRow(-1);
      more.hidden = true;
      if (fresh.length) part('-none')?.remove();
    };
    const come = fresh => {
      waiting = [...fresh, ...waiting].slice(0, MOST);
      if (paused || inside || body.contains(document.activeElement)) {
        more.textContent = count(waiting.length);
        more.hidden = false;
      } else {
        show();
      }
    };
    const gap = () => {
      const row = document.createElement('tr');
      const cell = row.insertCell();
      cell.colSpan = 5;
      cell.className = 'none';
      cell.textContent = text.gap;
      come([row]);
    };
    const rows = html => {
      const holder = document.createElement('template');
      holder.innerHTML = html;
      return [...holder.content.querySelectorAll('tr')];
    };

    /** Whoever is signed out is sent elsewhere: he has to know, and nothing is tried again. */
    const isOut = async url => {
      const stop = new AbortController();
      try {
        return (await fetch(url, {redirect: 'manual', signal: stop.signal})).type === 'opaqueredirect';
      } catch {
        return false;
      } finally {
        stop.abort();
      }
    };
    const comeAgain = async url => {
      if (await isOut(url)) {
        clearTimeout(lost);
        tell(text.out);
      } else {
        setTimeout(open, AGAIN_MILLIS);
      }
    };

    const open = () => {
      if (ended) return;
      const url = new URL(text.stream, location.href);
      url.searchParams.set('after', place);
      source = new EventSource(url);
      source.onopen = () => {
        clearTimeout(lost);
        lost = 0;
        tell(paused ? text.paused : text.on);
      };
      source.addEventListener('rows', event => {
        place = event.lastEventId;
        const fresh = rows(event.data);
        unsaid += fresh.length;
        come(fresh);
      });
      source.addEventListener('needs', event => { part('-needs').innerHTML = event.data; });
      source.addEventListener('place', event => { place = event.lastEventId; });
      source.addEventListener('gap', gap);
      source.onerror = () => {
        // a stream ends once a minute; only what does not come back at once is a loss
        lost ||= setTimeout(
            () => tell(text.lost.replace('{0}', new Date().toLocaleTimeString(document.documentElement.lang))),
            LOST_MILLIS);
        if (source.readyState === EventSource.CLOSED) comeAgain(url);
      };
    };

    const turn = () => {
      paused = !paused;
      pause.textContent = paused ? text.go : text.pause;
      tell(paused ? text.paused : text.on);
      if (!paused && waiting.length) show();
    };
    const key = event => {
      const busy = event.target.closest('input, textarea, select, button, a, summary');
      const off = document.documentElement.dataset.keys === 'off';
      if (event.key === ' ' && !busy && !off && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        turn();
      }
    };

    body.addEventListener('pointerenter', () => { inside = true; });
    body.addEventListener('pointerleave', () => { inside = false; });
    more.addEventListener('click', show);
    pause.addEventListener('click', turn);
    document.addEventListener('keydown', key);
    const saying = setInterval(() => {
      if (unsaid) {
        part('-said').textContent = count(unsaid);
        unsaid = 0;
      }
    }, SAY_MILLIS);
    part('-bar').hidden = false;
    open();
    return () => {
      ended = true;
      source.close();
      clearTimeout(lost);
      clearInterval(saying);
      document.removeEventListener('keydown', key);
    };
  };

  let end = look();
  // another filter has put another content in this one's place
  document.addEventListener('waybill:main', () => {
    end();
    end = look();
  });
})();
