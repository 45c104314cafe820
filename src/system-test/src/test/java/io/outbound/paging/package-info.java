/** Lists are read page by page while what they list comes and goes. */
package io.outbound.paging;
