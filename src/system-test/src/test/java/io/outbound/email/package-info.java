/** Email as providers get it, and what comes back. */
package io.outbound.email;
