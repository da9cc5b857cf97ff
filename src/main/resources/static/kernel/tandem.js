// Every request that htmx sends carries the CSRF token of the cookie.
document.addEventListener('htmx:configRequest', event => {
  const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/);
  if (token) event.detail.headers['X-XSRF-TOKEN'] = decodeURIComponent(token[1]);
});
