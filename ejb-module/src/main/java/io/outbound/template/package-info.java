/**
 * What a message says: templates with their versions, the variables they use, and their rendering. Templates are data
 * written by people who are not trusted with the server, so the language is locked down ({@link TemplateEngine}).
 */
package io.outbound.template;
