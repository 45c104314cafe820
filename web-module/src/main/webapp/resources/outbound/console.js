/* What the pages do by themselves: menus, confirmation, copying, theme. No address, no data, nothing kept but the theme. */
(function () {
  "use strict";
  const $ = (id) => document.getElementById(id);

  function toast(text) {
    const place = $("toasts");
    const line = document.createElement("div");
    line.className = "toast";
    line.textContent = text;
    place.replaceChildren(line);
    setTimeout(() => line.remove(), 4000);
  }

  function copy(button) {
    const text = $(button.dataset.copy).textContent;
    const done = () => toast(button.dataset.done);
    const byHand = () => {
      const field = document.createElement("textarea");
      field.value = text;
      field.className = "away";
      document.body.append(field);
      field.select();
      const ok = document.execCommand("copy");
      field.remove();
      button.focus();
      toast(ok ? button.dataset.done : button.dataset.failed);
    };
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, byHand);
    } else {
      byHand();
    }
  }

  function confirmFirst(event, control) {
    if (control.dataset.confirmed) {
      delete control.dataset.confirmed;
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const dialog = $("confirm");
    $("confirm-title").textContent = control.dataset.confirm;
    $("confirm-text").textContent = control.dataset.confirmText || "";
    const yes = $("confirm-yes");
    yes.textContent = control.dataset.confirmYes;
    yes.className = "button " + (control.dataset.confirmKind || "primary");
    dialog.onclose = () => {
      if (dialog.returnValue === "yes") {
        control.dataset.confirmed = "1";
        control.click();
      } else {
        control.focus();
      }
    };
    dialog.returnValue = "";
    dialog.showModal();
  }

  function otherTheme(button) {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    document.cookie = "outbound-theme=" + root.dataset.theme + "; path=/; max-age=31536000; samesite=lax"
      + (location.protocol === "https:" ? "; secure" : "");
    nameTheme(button);
  }

  function nameTheme(button) {
    const theme = document.documentElement.dataset.theme;
    const dark = theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    button.setAttribute("aria-label", dark ? button.dataset.toLight : button.dataset.toDark);
    button.querySelector("[data-when=dark]").toggleAttribute("hidden", !dark);
    button.querySelector("[data-when=light]").toggleAttribute("hidden", dark);
  }

  document.addEventListener("click", (event) => {
    const disabled = event.target.closest("[aria-disabled=true]");
    if (disabled) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const confirmed = event.target.closest("[data-confirm]");
    if (confirmed) {
      confirmFirst(event, confirmed);
    }
    const copied = event.target.closest("[data-copy]");
    if (copied) {
      copy(copied);
    }
    const theme = event.target.closest("[data-theme-switch]");
    if (theme) {
      otherTheme(theme);
    }
    const nav = event.target.closest(".nav-toggle");
    if (nav) {
      const side = nav.closest(".side");
      nav.setAttribute("aria-expanded", String(side.toggleAttribute("data-open")));
    }
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    const side = document.querySelector(".side[data-open]");
    if (side) {
      side.removeAttribute("data-open");
      const toggle = side.querySelector(".nav-toggle");
      toggle.setAttribute("aria-expanded", "false");
      toggle.focus();
    }
  });

  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (menu.matches && menu.matches("details.menu[open]")) {
      const list = menu.querySelector(".menu-list");
      list.classList.remove("up");
      if (list.getBoundingClientRect().bottom > innerHeight) {
        list.classList.add("up");
      }
    }
  }, true);

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit-on-change]")) {
      event.target.form.requestSubmit();
    }
  });

  document.querySelectorAll("[data-theme-switch]").forEach(nameTheme);
})();
