/** Who may do what: accounts, API keys, scopes. Scopes are the role names that use cases ask for. */
package io.outbound.security;
