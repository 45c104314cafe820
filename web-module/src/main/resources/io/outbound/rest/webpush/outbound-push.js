/* Outbound: asks visitors of this site whether it may write to their browser. */
(() => {
  'use strict';

  const base = '{{base}}';
  const given = document.currentScript ? document.currentScript.dataset : {};
  const worker = given.worker || '/outbound-push-sw.js';
  const registering = given.scope ? { scope: given.scope } : {};
  let token = given.token;

  const failure = (code, message) => Object.assign(new Error(message), { code });

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));

  const base64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const supported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

  async function read(answer) {
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw failure(body.code || 'refused', body.detail || body.title || 'Outbound answered ' + answer.status);
    }
    return body;
  }

  /* Ours: the one to subscribe with, and those before it. */
  async function keys() {
    const said = await read(await fetch(base + '/api/v1/push/key', { credentials: 'omit' }));
    return [said.publicKey, ...said.older];
  }

  async function tell(path, body) {
    const answer = await fetch(base + '/api/v1/push/' + path, {
      method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body)
    });
    return answer.status === 204 ? {} : read(answer);
  }

  async function registration() {
    const found = await navigator.serviceWorker.register(worker, registering);
    const starting = found.active ? null : found.installing || found.waiting;
    if (starting) {
      await new Promise((done, broken) => starting.addEventListener('statechange', () => {
        if (starting.state === 'activated') { done(); }
        if (starting.state === 'redundant') { broken(failure('worker', 'The service worker did not start.')); }
      }));
    }
    return found;
  }

  function subscribedWith(subscription) {
    const used = subscription.options && subscription.options.applicationServerKey;
    return used ? base64(used) : null;
  }

  /* Asked once in each session. */
  async function isOurs(subscription) {
    const used = subscribedWith(subscription);
    const said = 'outbound-push key ' + used;
    if (used && !sessionStorage.getItem(said)) {
      sessionStorage.setItem(said, (await keys()).includes(used) ? 'ours' : 'other');
    }
    return !used || sessionStorage.getItem(said) === 'ours';
  }

  const present = async () => {
    const found = await navigator.serviceWorker.getRegistration(given.scope || worker);
    return found ? found.pushManager.getSubscription() : null;
  };

  const known = async () => {
    const subscription = await present();
    return subscription && await isOurs(subscription) ? subscription : null;
  };

  /*
   * Asks the browser only where the visitor has agreed. A subscription under an older key of ours is renewed; that of
   * another sender stays: a registration of a service worker has one.
   */
  async function enrol() {
    const [now, ...older] = await keys();
    const pushes = (await registration()).pushManager;
    let subscription = await pushes.getSubscription();
    let previous;
    const used = subscription && subscribedWith(subscription);
    if (used && used !== now) {
      if (!older.includes(used)) {
        throw failure('other-sender', 'Another sender has the subscription here: set data-scope.');
      }
      previous = subscription.toJSON();
      await subscription.unsubscribe();
      subscription = null;
    }
    subscription = subscription
      || await pushes.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(now) });
    await tell('subscriptions', {
      subscription: { ...subscription.toJSON(), applicationServerKey: now }, token: token || null, previous
    });
  }

  async function state() {
    if (!supported()) { return 'unsupported'; }
    if (Notification.permission === 'denied') { return 'denied'; }
    return await known() ? 'subscribed' : 'unsubscribed';
  }

  /* To be called when the visitor has asked for it: browsers show their question only then. */
  async function subscribe(options) {
    token = options && options.token || token;
    if (!supported()) { throw failure('unsupported', 'This browser takes no web pushes.'); }
    if (await Notification.requestPermission() !== 'granted') {
      throw failure('denied', 'The visitor does not want web pushes.');
    }
    await enrol();
    return state();
  }

  /* Also while Outbound cannot be reached: then it hears from the push service that the subscription is gone. */
  async function unsubscribe() {
    const subscription = supported() ? await present() : null;
    if (subscription && await isOurs(subscription).catch(() => true)) {
      const gone = subscription.toJSON();
      await subscription.unsubscribe();
      await tell('unsubscriptions', { subscription: gone }).catch(() => null);
    }
    return state();
  }

  /* Who has agreed before is still there: said once in each session, without a question. */
  async function refresh() {
    const said = 'outbound-push ' + (token || '');
    if (await state() === 'subscribed' && Notification.permission === 'granted' && !sessionStorage.getItem(said)) {
      await enrol();
      sessionStorage.setItem(said, 'said');
    }
  }

  const notify = detail => document.dispatchEvent(new CustomEvent('outbound-push', { detail }));

  const tellPage = work => work
    .then(now => notify({ state: now }))
    .catch(problem => notify({ error: problem.code || 'failed', message: problem.message }));

  document.addEventListener('click', event => {
    const button = event.target.closest && event.target.closest('[data-outbound-push]');
    if (button) {
      tellPage(button.dataset.outboundPush === 'unsubscribe' ? unsubscribe() : subscribe());
    }
  });

  window.OutboundPush = Object.freeze({ state, subscribe, unsubscribe });
  tellPage(refresh().then(state));
})();
