/* Outbound: shows web pushes, leads where they lead, and keeps the subscription. Works alone and by importScripts. */
(() => {
  'use strict';

  const base = '{{base}}';
  const words = { it: { leave: 'Annulla iscrizione' }, en: { leave: 'Unsubscribe' } };

  const mine = () => words[(self.navigator.language || 'en').slice(0, 2)] || words.en;

  const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));

  const base64 = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  /* What is not written by Outbound is left to the host's own worker. */
  function read(data) {
    try {
      const push = data.json();
      return push && typeof push.title === 'string' && typeof push.tag === 'string' ? push : null;
    } catch {
      return null;
    }
  }

  function show(push) {
    const links = {};
    const actions = (push.actions || []).map((action, i) => {
      links['link' + i] = action.url;
      return { action: 'link' + i, title: action.title };
    });
    if (push.unsubscribe) {
      actions.push({ action: 'unsubscribe', title: mine().leave });
    }
    return self.registration.showNotification(push.title, {
      body: push.body, icon: push.icon, tag: push.tag, actions,
      data: { outbound: { url: push.url, unsubscribe: push.unsubscribe, links } }
    });
  }

  async function open(url) {
    if (url) {
      return self.clients.openWindow(url);
    }
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return pages.length ? pages[0].focus() : self.clients.openWindow('/');
  }

  const tell = (path, body) => fetch(base + '/api/v1/push/' + path, {
    method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body)
  });

  /* Ours: the one to subscribe with, and those before it. */
  async function keys() {
    const said = await (await fetch(base + '/api/v1/push/key', { credentials: 'omit' })).json();
    return [said.publicKey, ...said.older];
  }

  /* Another sender may have a subscription of this registration. */
  function isOurs(subscription, ours) {
    const used = subscription.options && subscription.options.applicationServerKey;
    return !used || ours.includes(base64(used));
  }

  /*
   * By one click, as RFC 8058 has it for mail; then the browser forgets it as well. Also while Outbound cannot be
   * reached: then it hears from the push service that the subscription is gone.
   */
  async function leave(url) {
    await fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'omit' }).catch(() => null);
    const subscription = await self.registration.pushManager.getSubscription();
    if (subscription && await keys().then(ours => isOurs(subscription, ours), () => true)) {
      const gone = subscription.toJSON();
      await subscription.unsubscribe();
      await tell('unsubscriptions', { subscription: gone }).catch(() => null);
    }
  }

  async function renew(before, after) {
    const ours = await keys();
    if ([before, after].some(one => one && !isOurs(one, ours))) {
      return;
    }
    const now = ours[0];
    const fresh = after || await self.registration.pushManager.subscribe(
      { userVisibleOnly: true, applicationServerKey: bytes(now) });
    const used = fresh.options && fresh.options.applicationServerKey;
    await tell('subscriptions', {
      subscription: { ...fresh.toJSON(), applicationServerKey: used ? base64(used) : now },
      previous: before ? before.toJSON() : null
    });
  }

  self.addEventListener('push', event => {
    const push = event.data && read(event.data);
    if (push) {
      event.waitUntil(show(push));
    }
  });

  self.addEventListener('notificationclick', event => {
    const ours = event.notification.data && event.notification.data.outbound;
    if (ours) {
      event.notification.close();
      event.waitUntil(event.action === 'unsubscribe' ? leave(ours.unsubscribe) : open(ours.links[event.action] || ours.url));
    }
  });

  self.addEventListener('pushsubscriptionchange', event => {
    event.waitUntil(renew(event.oldSubscription, event.newSubscription));
  });
})();
