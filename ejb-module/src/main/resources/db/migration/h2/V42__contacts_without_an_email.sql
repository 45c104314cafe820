-- What a contact is recognised by is no longer an email address always: without one it is "tel:", "telegram:", "viber:"
-- or "id:" and what it has. The unique key is the same; it holds both.
alter table contact alter column email_key rename to address_key;
