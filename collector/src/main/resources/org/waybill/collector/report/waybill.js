// What a page does better with a script; without it every page is complete. No library, no inline code.
(() => {
  'use strict';
  const html = document.documentElement;
  const main = () => document.getElementById('main');
  const say = text => {
    const place = document.getElementById('say');
    if (place) { place.textContent = ''; place.textContent = text; }
  };
  const said = name => document.getElementById('say')?.dataset[name] ?? '';

  // Another state of the same page takes the place of this one: the address changes, the focus stays.
  let asked = 0;
  const selectorOf = element => {
    if (!element || !main()?.contains(element)) return null;
    if (element.id) return '#' + CSS.escape(element.id);
    if (element.name) return `[name="${CSS.escape(element.name)}"]`;
    const label = element.closest('nav')?.getAttribute('aria-label');
    return label ? { label, text: element.textContent.trim() } : null;
  };
  const refocus = place => {
    if (!place) return;
    const found = typeof place === 'string'
      ? main().querySelector(place)
      : [...main().querySelectorAll('nav a')].find(link => link.textContent.trim() === place.text
          && link.closest('nav').getAttribute('aria-label') === place.label);
    (found ?? main()).focus({ preventScroll: true });
  };
  const show = async (address, push) => {
    const turn = ++asked;
    const place = selectorOf(document.activeElement);
    const dim = setTimeout(() => main().classList.add('busy'), 150);
    try {
      const answer = await fetch(address, { headers: { Accept: 'text/html' } });
      const there = new URL(answer.url);
      const text = await answer.text();
      if (turn !== asked) return;
      const fresh = new DOMParser().parseFromString(text, 'text/html');
      const content = fresh.getElementById('main');
      if (!content || there.pathname !== location.pathname) { location.assign(answer.url); return; }
      main().replaceWith(document.adoptNode(content));
      document.title = fresh.title;
      if (push) history.pushState(null, '', there.pathname + there.search + new URL(address, location).hash);
      refocus(place);
      say(document.getElementById('found')?.textContent ?? document.querySelector('h1')?.textContent ?? '');
      document.dispatchEvent(new Event('waybill:main'));
    } catch (failure) {
      location.assign(address);
    } finally {
      clearTimeout(dim);
      main()?.classList.remove('busy');
    }
  };
  const isState = url => url.origin === location.origin && url.pathname === location.pathname
      && url.search !== location.search;
  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.('a[href]');
    if (!link) return;
    if (link.matches('.lasting')) {
      if (navigator.clipboard) { event.preventDefault(); copy(link.href); }
      return;
    }
    if (main()?.contains(link) && !link.target && isState(new URL(link.href))) {
      event.preventDefault();
      show(link.href, true);
    }
  });
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.method !== 'get' || !main()?.contains(form)) return;
    const url = new URL(form.action);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...fields]) if (!value.trim()) fields.delete(name, value);
    url.search = fields.toString();
    show(url.href, true);
  });
  addEventListener('popstate', () => show(location.href, false));

  const copy = text => navigator.clipboard.writeText(text).then(() => say(said('copied')), () => {});

  // Times: absolute as the server wrote them, or relative to now.
  let relative = false;
  const turnTimes = () => {
    const steps = [['day', 864e5], ['hour', 36e5], ['minute', 6e4], ['second', 1e3]];
    const format = new Intl.RelativeTimeFormat(html.lang, { numeric: 'auto' });
    relative = !relative;
    for (const time of document.querySelectorAll('time[datetime]')) {
      time.dataset.absolute ??= time.textContent;
      const away = new Date(time.dateTime) - Date.now();
      const [unit, length] = steps.find(step => Math.abs(away) >= step[1]) ?? steps[3];
      time.textContent = relative ? format.format(Math.trunc(away / length), unit) : time.dataset.absolute;
    }
  };

  // A trend is walked by arrow keys: its points are the rows of its table.
  const walk = (chart, step) => {
    const rows = [...(chart.parentElement.querySelectorAll('tbody tr') ?? [])];
    if (!rows.length) return;
    const at = Math.min(Math.max(Number(chart.dataset.at ?? -1) + step, 0), rows.length - 1);
    chart.dataset.at = at;
    say([...rows[at].cells].map(cell => `${cell.dataset.l ?? ''} ${cell.textContent}`.trim()).filter(Boolean).join(', '));
  };

  // Keys, unless somebody types, holds a modifier, or has switched them off.
  const pages = { o: '/overview', m: '/messages', l: '/links', r: '/recipients', x: '/machines', v: '/live', h: '/health' };
  let going = false;
  const follow = key => {
    const element = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!element) return false;
    if (element.tagName === 'DETAILS') {
      element.open = !element.open;
      (element.open ? element.querySelector('input, a') : element.querySelector('summary'))?.focus();
    } else if (key === 'c') {
      copy(element.textContent.trim());
    } else {
      element.click();
    }
    return true;
  };
  const cycle = () => {
    const links = [...document.querySelectorAll('[data-cycle="x"] a')];
    links[(links.findIndex(link => link.hasAttribute('aria-current')) + 1) % links.length]?.click();
    return links.length > 0;
  };
  const move = step => {
    const rows = [...document.querySelectorAll('main tbody th[scope="row"] a, main [data-row] a')];
    if (!rows.length) return false;
    const at = rows.indexOf(document.activeElement);
    rows[Math.min(Math.max(at + step, 0), rows.length - 1)].focus();
    return true;
  };
  const act = key => {
    if (going) {
      going = false;
      const tab = pages[key] && document.querySelector(`header nav a[href="${pages[key]}"]`);
      if (tab) tab.click();
      return Boolean(tab);
    }
    switch (key) {
      case '/': document.getElementById('find')?.focus(); return true;
      case '?': location.assign('/account#keys'); return true;
      case 'g': going = true; setTimeout(() => { going = false; }, 1500); return true;
      case 'j': return move(1);
      case 'k': return move(-1);
      case 'u': { const up = document.querySelector('.crumbs a:last-of-type'); up?.click(); return Boolean(up); }
      case 'y': { const link = document.querySelector('a.lasting'); link?.click(); return Boolean(link); }
      case 'x': return cycle();
      case 't': turnTimes(); return true;
      default: return follow(key);
    }
  };
  document.addEventListener('keydown', event => {
    const target = event.target;
    const types = target.matches?.('input, select, textarea, [contenteditable]');
    if (event.key === 'Escape' && types && target.value) { target.value = ''; return; }
    if (types || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const chart = target.closest?.('.chart');
    if (chart && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      event.preventDefault();
      walk(chart, event.key === 'ArrowRight' ? 1 : -1);
      return;
    }
    if (html.dataset.keys === 'off' || event.key.length !== 1) return;
    if (act(event.key)) event.preventDefault();
  });
  if (!navigator.clipboard) html.classList.add('no-clipboard');
})();
