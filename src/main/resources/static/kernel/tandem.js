// What every page needs beyond HTML: the viewer's time zone, the CSRF token, and a notice if a part
// of the page cannot be loaded.
(() => {
  // Parts of the page that stay as they are when they cannot be loaded.
  const SMALL = 'span, header, option';

  const cookie = name => document.cookie.match(new RegExp(`(?:^|; )${name}=([^;]*)`))?.[1];

  // Times are rendered in this zone by the server, unless the viewer has chosen another.
  const tls = location.protocol === 'https:';
  const zoneCookie = tls ? '__Host-zone' : 'zone';
  const chosen = cookie(tls ? '__Host-chosen-zone' : 'chosen-zone');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';
  const stored = decodeURIComponent(cookie(zoneCookie) ?? 'UTC');
  if (zone !== stored || !cookie(zoneCookie)) {
    document.cookie = `${zoneCookie}=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax${tls ? '; secure' : ''}`;
    if (!chosen && zone !== stored && cookie(zoneCookie) && document.querySelector('main time')) location.reload();
  }
  document.querySelector('body > footer b')?.replaceChildren(chosen ? decodeURIComponent(chosen) : cookie(zoneCookie) ? zone : 'UTC');

  if (window.htmx) {
    Object.assign(htmx.config, {
      timeout: 20_000,
      allowEval: false,
      historyCacheSize: 0,
      refreshOnHistoryMiss: true,
      includeIndicatorStyles: false,
      responseHandling: [
        {code: '204', swap: false},
        {code: '[23]..', swap: true},
        {code: '[45]..', swap: true, error: true},
      ],
    });
  }

  function addToken(headers) {
    const token = cookie('__Host-XSRF-TOKEN') ?? cookie('XSRF-TOKEN');
    if (token) headers['X-XSRF-TOKEN'] = decodeURIComponent(token);
    return headers;
  }

  // A part of the page that holds what asks tells whose it is: the page's address names only the page's module.
  document.addEventListener('htmx:configRequest', ({detail}) => {
    addToken(detail.headers);
    const holder = detail.elt.parentElement?.closest('[hx-get]');
    if (holder) detail.headers['Tandem-Part-Of'] = holder.getAttribute('hx-get').split(/[/?]/)[1] ?? '';
  });

  document.addEventListener('htmx:beforeSwap', ({detail}) => {
    const {xhr} = detail;
    const finalPath = xhr.responseURL ? new URL(xhr.responseURL).pathname : '';
    const {elt} = detail.requestConfig;
    const answer = elt.matches('form') ? elt.querySelector('.answer') : null;
    const signedOut = xhr.status === 401 || finalPath === '/access/sign-in';
    // A form says itself that its sender was signed out, and keeps what was typed.
    if (signedOut && !(xhr.status === 401 && answer) && location.pathname !== '/access/sign-in') {
      detail.shouldSwap = false;
      location.assign('/access/sign-in');
      return;
    }
    if (xhr.status < 400) {
      // A form that succeeded redirects to a whole page: go there instead of showing it inside this one.
      if (/^\s*<!doctype html/i.test(detail.serverResponse)) {
        detail.shouldSwap = false;
        elt.classList.add('waiting');
        location.assign(xhr.responseURL);
      }
      return;
    }
    // Where the subject of a page does not exist, nothing else of the page does.
    if (xhr.status === 404 && detail.target.hasAttribute('data-subject')) {
      detail.target.closest('main').replaceChildren(detail.target);
      document.title = 'Not found · Tandem';
    }
    // A form may be answered with its whole page, which shows the problem and what has changed.
    const page = answer && xhr.status < 500 && wholePage(detail.serverResponse);
    if (page) {
      Object.assign(detail, {target: document.querySelector('main'), swapOverride: 'outerHTML', serverResponse: page.outerHTML});
      return;
    }
    // Problems of a form are shown inside it, so that no input is lost.
    if (answer) Object.assign(detail, {target: answer, swapOverride: 'innerHTML'});
    const html = (xhr.getResponseHeader('Content-Type') ?? '').startsWith('text/html');
    if (detail.target.matches(SMALL)) detail.shouldSwap = false;
    else if (!html || /<html/i.test(detail.serverResponse)) detail.serverResponse = unavailableNotice();
  });

  function wholePage(html) {
    return /<html/i.test(html) ? new DOMParser().parseFromString(html, 'text/html').querySelector('main') : null;
  }

  // Every form is sent without leaving its page, so that nothing typed is lost: a problem is shown
  // inside the form, also that the sender was signed out. A second click waits for no second answer.
  window.htmx?.onLoad(part => {
    for (const form of [part, ...part.querySelectorAll('form')]) {
      const sent = form.hasAttribute('hx-post');
      if (!form.matches('main form') || !sent && !isPlainPost(form)) continue;
      if (!form.querySelector('.answer')) form.append(newAnswer());
      if (!form.hasAttribute('hx-sync')) form.setAttribute('hx-sync', 'this:drop');
      if (sent) continue;
      form.setAttribute('hx-post', form.getAttribute('action'));
      form.setAttribute('hx-target', 'find .answer');
      htmx.process(form);
    }
  });

  // Sign-in and passwords lead to other pages and keep nothing; a download leaves its page as it is.
  function isPlainPost(form) {
    return form.getAttribute('method') === 'post' && !form.hasAttribute('data-download') && !form.hasAttribute('data-upload') && !form.getAttribute('action').startsWith('/access/');
  }

  function newAnswer() {
    const answer = document.createElement('div');
    answer.className = 'answer';
    answer.setAttribute('aria-live', 'polite');
    return answer;
  }

  // A file goes up in pieces, since a request carries little. A piece that is lost is sent again.
  const PIECE = 900_000;

  document.addEventListener('submit', async event => {
    const form = event.target.closest('form[data-upload]');
    const file = form?.elements.file.files[0];
    if (!file) return;
    event.preventDefault();
    const answer = form.querySelector('.answer');
    const button = form.querySelector('button');
    const progress = Object.assign(document.createElement('progress'), {max: file.size, value: 0});
    progress.setAttribute('aria-label', 'How much is uploaded');
    answer.replaceChildren(progress);
    button.disabled = true;
    try {
      const fields = new URLSearchParams({name: file.name, size: file.size});
      for (const {name, value, type} of form.elements) if (name && type !== 'file') fields.set(name, value);
      const address = (await send(form.dataset.upload, fields)).headers.get('Location');
      for (let number = 0; number * PIECE < file.size; number++) {
        const piece = file.slice(number * PIECE, (number + 1) * PIECE, 'application/octet-stream');
        await sendAgain(`${address}/pieces/${number}`, piece);
        progress.value = Math.min(file.size, (number + 1) * PIECE);
      }
      await send(`${address}/completion`);
      location.assign(address);
    } catch (problem) {
      answer.innerHTML = typeof problem === 'string' ? problem : unavailableNotice();
      button.disabled = false;
    }
  });

  async function send(address, body) {
    const response = await fetch(address, {method: 'POST', headers: addToken({'HX-Request': 'true'}), body});
    if (response.status === 401 || response.redirected) location.assign('/access/sign-in');
    if (response.ok) return response;
    throw response.status < 500 ? await response.text() : response;
  }

  async function sendAgain(address, body) {
    for (let left = 3; ; left--) {
      try {
        return await send(address, body);
      } catch (problem) {
        if (!left || typeof problem === 'string') throw problem;
        await new Promise(resolve => setTimeout(resolve, 1000));
      }
    }
  }

  document.addEventListener('htmx:beforeOnLoad', ({detail}) => {
    if (detail.xhr.getResponseHeader('HX-Redirect')) detail.elt.classList.add('waiting');
  });

  // "Save anyway" replaces the version that somebody else has saved.
  document.addEventListener('click', ({target}) => {
    const button = target.closest('button[data-version]');
    if (button) button.form.elements.version.value = button.dataset.version;
  });

  // A part of the page that is loaded again and again waits while a form in it is filled in.
  document.addEventListener('htmx:beforeRequest', event => {
    const {elt} = event.detail;
    const filledIn = 'form :is(input:not([type=hidden]), textarea, select)';
    if (elt.getAttribute('hx-trigger')?.startsWith('every') && elt.querySelector(filledIn)) event.preventDefault();
  });

  document.addEventListener('htmx:afterSwap', ({detail}) => {
    detail.target.classList.remove('waiting');
    if (detail.target.matches('header')) updateMenu();
    markStale(detail);
    makeScrollable();
  });

  // A part of the page that was read from a copy shows how old it is.
  function markStale({target, xhr}) {
    if (!xhr.getResponseHeader('Warning')?.startsWith('110') || target.matches(SMALL)) return;
    const asOf = new Date(Date.now() - 1000 * Number(xhr.getResponseHeader('Age')));
    const notice = document.createElement('p');
    notice.className = 'notice copy';
    notice.setAttribute('role', 'status');
    notice.textContent = `As of ${asOf.toLocaleTimeString()}. The current state cannot be loaded at the moment.`;
    target.prepend(notice);
  }

  for (const failure of ['htmx:sendError', 'htmx:timeout']) {
    document.addEventListener(failure, ({detail}) => {
      const {target} = detail;
      if (!target || target.matches(SMALL)) return;
      target.classList.remove('waiting');
      const answer = detail.elt.closest('form')?.querySelector('.answer');
      (answer ?? target).innerHTML = unavailableNotice();
    });
  }

  // "Try again" loads the part of the page again.
  document.addEventListener('click', event => {
    if (!event.target.closest('.notice.away button')) return;
    const form = event.target.form;
    const part = event.target.closest('[hx-get]');
    if (form) form.requestSubmit();
    else if (!part) location.reload();
    else htmx.ajax('GET', part.getAttribute('hx-get'), {source: part, target: part});
  });

  function unavailableNotice() {
    return `<div class="notice away" role="alert"><p>This part of the page is unavailable at the moment.
      The rest works, and nothing you did was lost.</p>
      <button type="button" class="secondary">Try again</button></div>`;
  }

  // The menu is open on wide screens, and marks the current page.
  const wideScreen = matchMedia('(min-width: 60rem)');
  function updateMenu() {
    document.querySelectorAll('details.menu').forEach(menu => { menu.open = wideScreen.matches; });
    document.querySelectorAll('.menu a').forEach(link => {
      if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
    });
  }
  wideScreen.addEventListener('change', updateMenu);

  // In a calendar the arrow keys lead from day to day, and the tabulator past all of them at once.
  const DAYS = {ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7};
  const openDays = part => [...part.querySelectorAll('.calendar td a')];
  window.htmx?.onLoad(part => {
    const days = openDays(part);
    const first = days.find(day => day.matches('[aria-current], :focus')) ?? days[0];
    for (const day of days) day.tabIndex = day === first ? 0 : -1;
  });
  document.addEventListener('keydown', event => {
    const day = event.target.closest?.('.calendar td a');
    const step = DAYS[event.key];
    if (!day || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const days = openDays(day.closest('.calendar'));
    const wanted = Number(day.textContent) + step;
    const ahead = days.filter(other => (Number(other.textContent) - wanted) * Math.sign(step) >= 0);
    const next = step > 0 ? ahead[0] : ahead.at(-1);
    if (!next) return;
    day.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  // Content that is wider than the page can be scrolled by keyboard, too.
  function makeScrollable() {
    document.querySelectorAll('.scroll').forEach(wide => { wide.tabIndex = 0; });
  }
  document.addEventListener('DOMContentLoaded', makeScrollable);
})();
